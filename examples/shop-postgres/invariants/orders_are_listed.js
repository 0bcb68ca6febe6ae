export const severity = "MEDIUM";
export const message = "The API lists the orders that the database holds";

export default function (world) {
  const listed = world.api.get("/orders").json().map(order => order.id);
  const held = world.systems.db.query("select id from orders order by id").map(order => order.id);
  return listed.join() === held.join() || `listed: ${listed.join(", ")}; held: ${held.join(", ")}`;
}
