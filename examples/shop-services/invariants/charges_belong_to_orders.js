// Compares the payment service with PostgreSQL.
export const severity = "HIGH";
export const message = "Every charge belongs to an order of the same price that knows it";

export default function (world) {
  const orders = world.systems.db.query("select id, total, charge from orders");
  const lost = world.systems.payments.state.charges.find(
    charge => !orders.some(
      order => order.id === charge.order && order.total === charge.amount && Number(order.charge) === charge.id));
  return lost === undefined || `charge ${lost.id} of order ${lost.order}`;
}
