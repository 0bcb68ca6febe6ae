export const severity = "CRITICAL";
export const message = "Refunded amount cannot exceed the order's total";

export default function (world) {
  const orders = world.systems.db.query("select id, total, refunded from orders order by id");
  const broken = orders.find(order => order.refunded > order.total);
  return broken === undefined
    || `order ${broken.id}: refunded ${broken.refunded} on a total of ${broken.total}`;
}
