package io.venomqa.examples.services;

import io.venomqa.examples.shop.Refusal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The orders, in PostgreSQL. Each statement is committed at once.
final class Orders {

  private static final String ALL = "select id, total, status, charge, refunded from orders";

  private final Connection connection;

  /// Makes the table when it is missing.
  Orders(Connection connection) throws SQLException {
    this.connection = connection;
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table if not exists orders (
            id serial primary key,
            total integer not null check (total > 0),
            status text not null default 'new',
            charge bigint not null default 0,
            refunded boolean not null default false)\
          """);
    }
  }

  List<Order> all() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ALL + " order by id")) {
      List<Order> orders = new ArrayList<>();
      while (rows.next()) {
        orders.add(order(rows));
      }
      return orders;
    }
  }

  Order find(long id) throws SQLException, Refusal {
    try (PreparedStatement select = connection.prepareStatement(ALL + " where id = ?")) {
      select.setLong(1, id);
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next()) {
          throw new Refusal(404, "no order " + id);
        }
        return order(rows);
      }
    }
  }

  Order insert(long total) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into orders (total) values (?) returning id, total, status, charge, refunded")) {
      insert.setLong(1, total);
      try (ResultSet rows = insert.executeQuery()) {
        rows.next();
        return order(rows);
      }
    }
  }

  void update(Order order) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update orders set status = ?, charge = ?, refunded = ? where id = ?")) {
      update.setString(1, order.status());
      update.setLong(2, order.charge());
      update.setBoolean(3, order.refunded());
      update.setLong(4, order.id());
      update.executeUpdate();
    }
  }

  private static Order order(ResultSet row) throws SQLException {
    return new Order(
        row.getLong(1), row.getLong(2), row.getString(3), row.getLong(4), row.getBoolean(5));
  }
}
