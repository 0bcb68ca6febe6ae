export const severity = "HIGH";
export const message = "An order's refunded amount is the sum of its refunds";

export default function (world) {
  const orders = world.systems.db.query(`
    select orders.id, orders.refunded, coalesce(sum(refunds.amount), 0) as paid_back
    from orders left join refunds on refunds.order_id = orders.id
    group by orders.id
    order by orders.id`);
  const broken = orders.find(order => order.refunded !== order.paid_back);
  return broken === undefined
    || `order ${broken.id}: refunded is ${broken.refunded}, its refunds are ${broken.paid_back} together`;
}
