package io.venomqa.adapters.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.postgres.PostgresOptions.Mechanism;
import io.venomqa.adapters.project.Recover;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.world.SystemFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(Server.class)
class StillnessTest {

  private static final int ATTEMPTS = 5;

  private static final String[] SHOP = {
    "CREATE TABLE orders (id serial PRIMARY KEY, total int)",
    "INSERT INTO orders (total) VALUES (1), (2)",
    "CREATE TABLE notes (id int, words text)",
    "CREATE MATERIALIZED VIEW totals AS SELECT sum(total) FROM orders"
  };

  /// A database that was looked at and found still.
  private static Begun still(Server server, Mechanism mechanism) throws Exception {
    Begun shop = Begun.on(server, Begun.options(mechanism, Recover.ASK), SHOP);
    shop.system.drain();
    assertFalse(shop.system.drain().written());
    return shop;
  }

  @ParameterizedTest
  @CsvSource({
    "'5:5: 5', '6:6:'",
    "'3:5:3,4 5', '3:6:3,4'",
    "'5:5: ', '5:5:'",
    "'5:5: 6', ''", // somebody else has 5
    "'nonsense', ''"
  })
  void ourOwnTransactionIsTheNextOne(String seen, String after) {
    assertEquals(new Stillness(after), Stillness.after(seen));
  }

  @Test
  void isLostWhereOthersEndedMeanwhile() {
    assertEquals(new Stillness("7:7:"), new Stillness("6:6:").then("6:6: 6"));
    assertEquals(Stillness.UNKNOWN, new Stillness("5:5:").then("6:6: 6"));
    assertEquals(Stillness.UNKNOWN, Stillness.UNKNOWN.then("6:6: 6"));
  }

  @Test
  void aStillDatabaseIsNotReadAgain(Server server) throws Exception {
    try (Begun shop = still(server, Mechanism.UNDO_LOG)) {
      List<Long> looking = new ArrayList<>();
      List<Long> restoring = new ArrayList<>();
      for (int i = 0; i < ATTEMPTS; i++) {
        long before = nextTransaction(shop);
        shop.system.drain();
        long between = nextTransaction(shop);
        shop.system.restore(shop.initial);
        shop.system.drain();
        looking.add(between - before);
        restoring.add(nextTransaction(shop) - between);
      }
      // Looking at the log and finding nothing takes no number. The server's own housekeeping may
      // take some at any time.
      assertEquals(1, Collections.min(looking));
      assertEquals(2, Collections.min(restoring));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Mechanism.class,
      names = {"UNDO_LOG", "COPY"})
  void rowsWrittenAfterStillnessAreSeen(Mechanism mechanism, Server server) throws Exception {
    try (Begun shop = still(server, mechanism)) {
      for (int i = 0; i < 20; i++) {
        shop.api("UPDATE orders SET total = total + 1 WHERE id = 1");
        assertTrue(shop.system.drain().written());
        assertFalse(shop.system.drain().written());
        shop.system.restore(shop.initial);
        shop.api("INSERT INTO orders (total) VALUES (7)");
        assertTrue(shop.system.drain().written());
        shop.system.restore(shop.initial);
        assertFalse(shop.system.drain().written());
        assertEquals(List.of(), shop.system.audit());
      }
    }
  }

  @Test
  void whatIsWrittenBetweenALookAndTheWayBackIsTold(Server server) throws Exception {
    try (Begun shop = still(server, Mechanism.UNDO_LOG)) {
      shop.api("INSERT INTO orders (total) VALUES (9)");
      List<Change> late = shop.system.restore(shop.initial);
      assertEquals(List.of("orders"), late.stream().map(Change::table).toList());
      assertFalse(shop.system.drain().written());
      assertEquals("(1,1) (2,2)", shop.table("orders"));
    }
  }

  @Test
  void aNumberTakenFromASequenceIsSeen(Server server) throws Exception {
    try (Begun shop = still(server, Mechanism.UNDO_LOG)) {
      shop.api("SELECT nextval('orders_id_seq')");
      assertTrue(shop.system.drain().written());
      shop.api("SELECT nextval('orders_id_seq')"); // of those taken from the disk before
      assertTrue(shop.system.drain().written());
    }
  }

  @Test
  void whatIsRolledBackIsNothing(Server server) throws Exception {
    try (Begun shop = still(server, Mechanism.UNDO_LOG)) {
      shop.api("BEGIN", "DELETE FROM orders", "ROLLBACK");
      assertFalse(shop.system.drain().written());
    }
  }

  @Test
  void aTransactionUnderWayIsWaitedFor(Server server) throws Exception {
    try (Begun shop = still(server, Mechanism.UNDO_LOG)) {
      shop.api("BEGIN", "DELETE FROM orders WHERE id = 2");
      SystemFailure failure = assertThrows(SystemFailure.class, shop.system::drain);
      assertTrue(failure.getMessage().contains("in the middle of a transaction"));
      shop.api("COMMIT");
      assertTrue(shop.system.drain().written());
    }
  }

  /// Nobody waits for it, since it is no business of ours; and it hides nothing.
  @Test
  void aLongTransactionInAnotherDatabaseHidesNothing(Server server) throws Exception {
    try (Begun shop = still(server, Mechanism.UNDO_LOG);
        Connection elsewhere = Server.connect(server.newDatabase());
        Statement statement = elsewhere.createStatement()) {
      elsewhere.setAutoCommit(false);
      statement.execute("CREATE TABLE t (i int)");
      for (int i = 0; i < 3; i++) {
        assertFalse(shop.system.drain().written());
        shop.api("UPDATE orders SET total = total + 1");
        assertTrue(shop.system.drain().written());
        assertFalse(shop.system.drain().written());
      }
      elsewhere.commit();
      assertFalse(shop.system.drain().written());
      shop.system.restore(shop.initial);
      assertEquals(List.of(), shop.system.audit());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ALTER TABLE orders ADD COLUMN note text     | table orders was altered
          ALTER TABLE notes DROP COLUMN words         | table notes was altered
          ALTER TABLE notes RENAME COLUMN words TO it | table notes was altered
          CREATE TABLE more (i int)                   | table more was created
          REFRESH MATERIALIZED VIEW totals            | materialized view
          SELECT lo_create(0)                         | large object
          """)
  void aChangeThatNoTriggerSeesIsSeen(String change, String words, Server server) throws Exception {
    try (Begun shop = still(server, Mechanism.UNDO_LOG)) {
      shop.api(change);
      SystemFailure failure = assertThrows(SystemFailure.class, shop.system::drain);
      assertTrue(failure.getMessage().contains(words), failure.getMessage());
    }
  }

  private static long nextTransaction(Begun shop) throws SQLException {
    try (Statement statement = shop.api.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT pg_snapshot_xmax(pg_current_snapshot())::text")) {
      result.next();
      return Long.parseLong(result.getString(1));
    }
  }
}
