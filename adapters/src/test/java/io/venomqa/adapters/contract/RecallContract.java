package io.venomqa.adapters.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Rollbackable;
import io.venomqa.engine.world.SqlReadable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What a system owes that remembers the answers of queries: a remembered one is the one that the
/// database would give.
public abstract class RecallContract {

  private static final long SEED = 20261123;
  private static final int STEPS = 400;
  private static final int MOST_LOOKS = 20;
  private static final String SUM = "SELECT count(*) AS n, sum(total) AS total FROM orders";

  /// A system on a database that has a table `orders (id, total)` with a key that is numbered; and
  /// an API's connection.
  public record Shop(Rollbackable system, Api connection, Closing closing)
      implements AutoCloseable {

    /// Writes as an API does.
    public interface Api {
      void write(String sql) throws Exception;
    }

    /// Gives everything back.
    public interface Closing {
      void close() throws SQLException;
    }

    void api(String sql) throws Exception {
      connection.write(sql);
    }

    @Override
    public void close() throws SQLException {
      closing.close();
    }
  }

  /// A begun one.
  protected abstract Shop shop() throws Exception;

  /// One that would not notice what is written and taken back between two looks.
  protected abstract Shop shopWithoutLog() throws Exception;

  /// Statements whose answer another row in `orders` changes, and something else may.
  protected abstract List<String> onMore();

  /// Statements whose answer another row in `orders` changes, and nothing else.
  protected abstract List<String> onRowsAlone();

  private static List<Row> recalled(Shop shop, String sql) throws Exception {
    SqlReadable readable = (SqlReadable) shop.system();
    Optional<List<Row>> remembered = readable.recall(sql, List.of());
    return remembered.isPresent() ? remembered.get() : readable.query(sql, List.of());
  }

  private static List<Row> asked(Shop shop, String sql) throws Exception {
    return ((SqlReadable) shop.system()).query(sql, List.of());
  }

  private static void addOrder(Shop shop) throws Exception {
    shop.api("INSERT INTO orders (total) VALUES (5)");
  }

  /// Asks until the answer is remembered, where it ever is: not in a moment in which something else
  /// happens in the server, such as its own housekeeping.
  private static List<Row> learned(Shop shop, String sql) throws Exception {
    SqlReadable readable = (SqlReadable) shop.system();
    List<Row> rows = List.of();
    for (int look = 0; look < MOST_LOOKS && readable.recall(sql, List.of()).isEmpty(); look++) {
      shop.system().drain();
      rows = asked(shop, sql);
      shop.system().drain();
    }
    return rows;
  }

  @Test
  void theSameContentIsAskedOnce() throws Exception {
    try (Shop shop = shop()) {
      List<Row> before = learned(shop, SUM);
      addOrder(shop);
      assertEquals(before, recalled(shop, SUM));
      shop.system().drain();
      assertEquals(asked(shop, SUM), recalled(shop, SUM));
    }
  }

  @Test
  void whatWasWrittenInTheBackgroundIsInNoRememberedAnswer() throws Exception {
    try (Shop shop = shop()) {
      List<Row> before = asked(shop, SUM);
      Checkpoint initial = shop.system().checkpoint();
      shop.system().drain();
      addOrder(shop);
      recalled(shop, SUM);
      shop.system().restore(initial);
      assertEquals(before, recalled(shop, SUM));

      shop.system().drain();
      addOrder(shop);
      recalled(shop, SUM);
      shop.api("DELETE FROM orders WHERE total = 5");
      shop.system().drain();
      assertEquals(before, recalled(shop, SUM));

      shop.system().restore(initial);
      shop.system().drain();
      addOrder(shop);
      recalled(shop, SUM);
      shop.api("DELETE FROM orders WHERE total = 5");
      shop.system().restore(initial);
      assertEquals(before, recalled(shop, SUM));
    }
  }

  @Test
  void whatDependsOnMoreThanRowsIsAskedAgain() throws Exception {
    for (String sql : onMore()) {
      try (Shop shop = shop()) {
        List<Row> before = learned(shop, sql);
        addOrder(shop);
        List<Row> after = asked(shop, sql);
        assertNotEquals(before, after, sql);
        assertEquals(after, recalled(shop, sql), sql);
      }
    }
  }

  @Test
  void whatDependsOnRowsAloneIsRemembered() throws Exception {
    for (String sql : onRowsAlone()) {
      try (Shop shop = shop()) {
        List<Row> before = learned(shop, sql);
        addOrder(shop);
        assertNotEquals(before, asked(shop, sql), sql);
        assertEquals(before, recalled(shop, sql), sql);
      }
    }
  }

  @Test
  void withoutALogEverythingIsAskedAgain() throws Exception {
    try (Shop shop = shopWithoutLog()) {
      learned(shop, SUM);
      addOrder(shop);
      assertEquals(asked(shop, SUM), recalled(shop, SUM));
    }
  }

  @Test
  void afterAnyHistoryTheAnswerIsThatOfTheDatabase() throws Exception {
    Random random = new Random(SEED);
    List<String> questions =
        List.of(
            SUM,
            "SELECT id, total FROM orders ORDER BY id",
            "SELECT max(id) AS newest FROM orders WHERE total > 3");
    try (Shop shop = shop()) {
      List<Checkpoint> known = new ArrayList<>(List.of(shop.system().checkpoint()));
      for (int step = 0; step < STEPS; step++) {
        switch (random.nextInt(6)) {
          case 0 -> addOrder(shop);
          case 1 -> shop.api("UPDATE orders SET total = total + 1 WHERE id % 2 = " + step % 2);
          case 2 -> shop.api("DELETE FROM orders WHERE id % 7 = " + random.nextInt(7));
          default -> shop.system().restore(known.get(random.nextInt(known.size())));
        }
        if (random.nextInt(4) == 0) {
          recalled(shop, questions.get(random.nextInt(questions.size())));
        }
        shop.system().drain();
        known.add(shop.system().checkpoint());
        for (String question : questions) {
          assertEquals(
              asked(shop, question),
              recalled(shop, question),
              "seed " + SEED + ", step " + step + ": " + question);
        }
        if (random.nextBoolean()) {
          shop.system().drain();
        }
      }
    }
  }
}
