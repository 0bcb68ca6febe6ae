import { get } from "../lib/http.js";

export const severity = "HIGH";
export const message = "The API counts the users that the database holds";

export default function (world) {
  const counted = get(world.api, "/users/count").json();
  const held = world.systems.db.query(`
    select count(*) as users from user_entity
    where realm_id = (select id from realm where name = 'trial') and service_account_client_link is null`);
  return counted === Number(held[0].users) || `counted: ${counted}; held: ${held[0].users}`;
}
