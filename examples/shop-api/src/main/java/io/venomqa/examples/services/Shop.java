package io.venomqa.examples.services;

import io.venomqa.examples.shop.DoubleRefund;
import io.venomqa.examples.shop.Refusal;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/// What can be done with orders. Each deed is spread over several systems, and so is the bug:
/// whether an order was refunded is asked of the cache, and cancelling an order forgets it there.
final class Shop {

  private final Orders orders;
  private final Cache cache;
  private final Payments payments;
  private final Mailer mailer;
  private final DoubleRefund doubleRefund;

  Shop(Orders orders, Cache cache, Payments payments, Mailer mailer, DoubleRefund doubleRefund) {
    this.orders = orders;
    this.cache = cache;
    this.payments = payments;
    this.mailer = mailer;
    this.doubleRefund = doubleRefund;
  }

  List<Order> all() throws SQLException {
    return orders.all();
  }

  Order get(long id) throws SQLException, Refusal {
    return orders.find(id);
  }

  Order create(long total) throws SQLException, Refusal {
    if (!cache.takeFromStock()) {
      throw new Refusal(409, "sold out");
    }
    return orders.insert(total);
  }

  Order pay(long id) throws SQLException, IOException, Refusal {
    Order order = orders.find(id);
    if (!order.status().equals("new")) {
      throw new Refusal(409, "order " + id + " is " + order.status());
    }
    Order paid = order.paid(payments.charge(id, order.total()));
    orders.update(paid);
    mailer.send("Order " + id + ": thank you for your payment");
    return paid;
  }

  Order refund(long id) throws SQLException, IOException, Refusal {
    Order order = orders.find(id);
    if (order.charge() == 0) {
      throw new Refusal(409, "order " + id + " was never paid");
    }
    boolean refunded =
        switch (doubleRefund) {
          case ALLOWED -> cache.isRefunded(id);
          case REFUSED -> order.refunded();
        };
    if (refunded) {
      throw new Refusal(409, "order " + id + " is refunded already");
    }
    payments.refund(order.charge(), order.total());
    Order updated = order.refund();
    orders.update(updated);
    cache.rememberRefund(id);
    mailer.send("Order " + id + ": your money is on its way back");
    return updated;
  }

  Order cancel(long id) throws SQLException, IOException, Refusal {
    Order order = orders.find(id);
    if (order.status().equals("cancelled")) {
      throw new Refusal(409, "order " + id + " is cancelled");
    }
    Order cancelled = order.cancelled();
    orders.update(cancelled);
    cache.putIntoStock();
    cache.forget(id);
    mailer.send("Order " + id + ": cancelled");
    return cancelled;
  }
}
