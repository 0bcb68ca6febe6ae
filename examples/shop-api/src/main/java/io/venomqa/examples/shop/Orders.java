package io.venomqa.examples.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The shop's orders and what can be done with them.
final class Orders {
  private static final String COLUMNS = "select id, total, refunded, status from orders";

  private final ConnectionPool pool;
  private final DoubleRefund doubleRefund;

  Orders(ConnectionPool pool, DoubleRefund doubleRefund) {
    this.pool = pool;
    this.doubleRefund = doubleRefund;
  }

  List<Order> all() throws SQLException, Refusal {
    return pool.reading(connection -> {
      try (PreparedStatement select = connection.prepareStatement(COLUMNS + " order by id");
          ResultSet rows = select.executeQuery()) {
        List<Order> orders = new ArrayList<>();
        while (rows.next()) {
          orders.add(order(rows));
        }
        return orders;
      }
    });
  }

  Order get(long id) throws SQLException, Refusal {
    return pool.reading(connection -> find(connection, id, ""));
  }

  Order create(long total) throws SQLException, Refusal {
    return pool.inTransaction(connection -> {
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into orders (total) values (?) returning id, total, refunded, status")) {
        insert.setLong(1, total);
        try (ResultSet rows = insert.executeQuery()) {
          rows.next();
          return order(rows);
        }
      }
    });
  }

  Order refund(long id, long amount) throws SQLException, Refusal {
    return pool.inTransaction(connection -> {
      Order order = find(connection, id, pool.rowLock());
      if (order.status().equals("cancelled")) {
        throw new Refusal(409, "order " + id + " is cancelled");
      }
      long refundable =
          switch (doubleRefund) {
            case ALLOWED -> order.total();
            case REFUSED -> order.total() - order.refunded();
          };
      if (amount > refundable) {
        throw new Refusal(409, "at most " + refundable + " can be refunded");
      }
      try (PreparedStatement insert =
          connection.prepareStatement("insert into refunds (order_id, amount) values (?, ?)")) {
        insert.setLong(1, id);
        insert.setLong(2, amount);
        insert.executeUpdate();
      }
      long refunded = order.refunded() + amount;
      String status = refunded < order.total() ? "partly_refunded" : "refunded";
      return update(connection, new Order(id, order.total(), refunded, status));
    });
  }

  Order cancel(long id) throws SQLException, Refusal {
    return pool.inTransaction(connection -> {
      Order order = find(connection, id, pool.rowLock());
      if (!order.status().equals("paid")) {
        throw new Refusal(409, "order " + id + " is " + order.status());
      }
      return update(connection, new Order(id, order.total(), order.refunded(), "cancelled"));
    });
  }

  private static Order find(Connection connection, long id, String rowLock)
      throws SQLException, Refusal {
    try (PreparedStatement select =
        connection.prepareStatement(COLUMNS + " where id = ?" + rowLock)) {
      select.setLong(1, id);
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next()) {
          throw new Refusal(404, "no order " + id);
        }
        return order(rows);
      }
    }
  }

  private static Order update(Connection connection, Order order) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update orders set refunded = ?, status = ? where id = ?")) {
      update.setLong(1, order.refunded());
      update.setString(2, order.status());
      update.setLong(3, order.id());
      update.executeUpdate();
      return order;
    }
  }

  private static Order order(ResultSet row) throws SQLException {
    return new Order(row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4));
  }
}
