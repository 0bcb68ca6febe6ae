export const severity = "HIGH";
export const message = "Every membership has a user and a group";

export default function (world) {
  const dangling = world.systems.db.query(`
    select count(*) as rows from user_group_membership
    where user_id not in (select id from user_entity) or group_id not in (select id from keycloak_group)`);
  return Number(dangling[0].rows) === 0;
}
