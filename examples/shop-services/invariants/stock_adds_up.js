// Compares Redis with PostgreSQL.
export const severity = "HIGH";
export const message = "What is in stock and what is ordered make ten together";

export default function (world) {
  const stock = Number(world.systems.cache.get("stock"));
  const ordered = world.systems.db.query("select id from orders where status <> 'cancelled'").length;
  return stock + ordered === 10 || `in stock: ${stock}, ordered: ${ordered}`;
}
