package io.venomqa.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.examples.shop.ShopApi;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `kill -9` in the middle of a run: the user's data is put back by the next start, and nobody's
/// work is lost.
@Timeout(180)
class KilledRunTest {

  private ShopFolder shop;

  @BeforeEach
  void aShopWithAnOrderOfTheUsers() throws Exception {
    shop = new ShopFolder();
    assertEquals(1, shop.run("--max-depth", "3").exitCode());
    execute("insert into orders (total) values (777)");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void theNextStartRestoresTheDatabaseExactly() throws Exception {
    List<String> before = dump();
    killInTheMiddle();
    assertNotEquals(before, dump(), "it was killed while the database was changed");

    CommandLineRun next = shop.run("--max-depth", "1");

    assertEquals(before, dump(), next.out() + next.err());
  }

  @Test
  void anApiThatWritesAtItsOwnStartIsNotTakenForSomebody() throws Exception {
    shop.replace("shop-api.args", ShopApi.class.getName(), SeedingShop.class.getName());
    int exitCode = shop.run("--max-depth", "1").exitCode();
    List<String> before = dump();
    killInTheMiddle();
    assertNotEquals(before, dump(), "it was killed while the database was changed");
    pastTheHeartbeat();

    CommandLineRun next = shop.run("--max-depth", "1");

    assertEquals(exitCode, next.exitCode(), next.out() + next.err());
    assertEquals(before, dump(), next.out() + next.err());
    assertEquals(3, count("starts"), "what it wrote at each start is its own");
  }

  @Test
  void rowsWrittenSinceAreAskedAboutAndNotLost() throws Exception {
    killInTheMiddle();
    pastTheHeartbeat();
    execute("insert into orders (total) values (888)");

    CommandLineRun asked = shop.run();

    assertEquals(3, asked.exitCode(), asked.out() + asked.err());
    assertTrue((asked.out() + asked.err()).contains("--recover"), asked.out() + asked.err());
    assertTrue(dump().toString().contains("888"), "nothing is lost by asking");
  }

  private void killInTheMiddle() throws Exception {
    KilledRun.inTheMiddle(shop.path(), Map.of(), () -> count("orders") > 1);
  }

  /// A write counts as somebody else's when it is later than the dead run's last sign of life.
  private static void pastTheHeartbeat() throws InterruptedException {
    Thread.sleep(3_000);
  }

  private List<String> dump() throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "select 'orders', * from orders order by id",
              "select 'refunds', * from refunds order by id",
              "select type, name from sqlite_master order by name",
              "select name, seq from sqlite_sequence order by name")) {
        try (ResultSet result = statement.executeQuery(sql)) {
          while (result.next()) {
            StringBuilder row = new StringBuilder();
            for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
              row.append(result.getString(column)).append('|');
            }
            rows.add(row.toString());
          }
        }
      }
    }
    return rows;
  }

  private int count(String table) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select count(*) from " + table)) {
      result.next();
      return result.getInt(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("pragma busy_timeout = 5000");
      statement.executeUpdate(sql);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + shop.database());
  }
}
