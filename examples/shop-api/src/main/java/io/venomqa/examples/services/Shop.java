package io.venomqa.examples.services;

import io.venomqa.examples.shop.DoubleRefund;
import io.venomqa.examples.shop.Refusal;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/// What can be done with orders. Each deed is spread over several systems, which is where its bug
/// lives: whether an order was refunded is known to the cache, and cancelling empties the cache.
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
    if (!order.is("new")) {
      throw new Refusal(409, "order " + id + " is " + order.status());
    }
    Order paid = new Order(id, order.total(), "paid", payments.charge(id, order.total()));
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
          case REFUSED -> order.is("refunded");
        };
    if (refunded) {
      throw new Refusal(409, "order " + id + " is refunded already");
    }
    payments.refund(order.charge(), order.total());
    Order updated = new Order(id, order.total(), "refunded", order.charge());
    orders.update(updated);
    cache.rememberRefund(id);
    mailer.send("Order " + id + ": your money is on its way back");
    return updated;
  }

  Order cancel(long id) throws SQLException, IOException, Refusal {
    Order order = orders.find(id);
    boolean over =
        switch (doubleRefund) {
          case ALLOWED -> order.is("cancelled");
          case REFUSED -> order.is("cancelled") || order.is("refunded");
        };
    if (over) {
      throw new Refusal(409, "order " + id + " is " + order.status());
    }
    Order cancelled = new Order(id, order.total(), "cancelled", order.charge());
    orders.update(cancelled);
    cache.forget(id);
    cache.putIntoStock();
    mailer.send("Order " + id + ": cancelled");
    return cancelled;
  }
}
