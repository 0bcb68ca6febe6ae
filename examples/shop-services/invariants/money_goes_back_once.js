// Reads the payment service: PostgreSQL and Redis both look right when this is broken.
export const severity = "CRITICAL";
export const message = "No more money goes back than came in";

export default function (world) {
  const { charges, refunds } = world.systems.payments.state;
  for (const charge of charges) {
    const back = refunds
      .filter(refund => refund.charge === charge.id)
      .reduce((sum, refund) => sum + refund.amount, 0);
    if (back > charge.amount) {
      return `order ${charge.order}: ${back} went back of ${charge.amount}`;
    }
  }
  return true;
}
