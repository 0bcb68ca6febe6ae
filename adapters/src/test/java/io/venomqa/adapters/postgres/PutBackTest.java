package io.venomqa.adapters.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.postgres.PostgresOptions.Mechanism;
import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.adapters.project.Recover;
import io.venomqa.engine.world.SystemFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What was written past the triggers leaves the rows as they were nevertheless, once the run ends:
/// they are put back from the copy that was taken at its start.
@ExtendWith(Server.class)
class PutBackTest {

  private static final String[] SHOP = {
    "CREATE TABLE orders (id serial PRIMARY KEY, total int)",
    "CREATE TABLE notes (text text)",
    "INSERT INTO orders (total) VALUES (1), (2)",
    "INSERT INTO notes VALUES ('a'), ('a'), (NULL)"
  };

  private static final String[] WRITTEN = {
    "INSERT INTO orders (total) VALUES (3)",
    "SET session_replication_role = replica",
    "UPDATE orders SET total = 7 WHERE id < 3",
    "DELETE FROM notes",
    "RESET session_replication_role",
  };

  @Test
  void theEndPutsBackWhatNobodySaw(Server server) throws Exception {
    try (Begun db = Begun.on(server, Begun.options(), SHOP)) {
      db.api(WRITTEN);
      db.system.drain();

      SystemFailure told = assertThrows(SystemFailure.class, db.system::end);

      assertEquals(
          "The way back was not exact, so every row was put back from the copy that was taken at the"
              + " start: notes, is missing: text=null; notes, is missing: text=a; orders, is missing:"
              + " id=1 total=1; orders, should not be there: id=1 total=7; orders, is missing: id=2"
              + " total=2; orders, should not be there: id=2 total=7",
          told.getMessage());
      assertEquals("(1,1) (2,2)", db.table("orders"));
      assertEquals("() (a) (a)", db.table("notes"));
      assertEquals(
          "",
          db.table(
              "(SELECT to_regnamespace('venomqa') WHERE to_regnamespace('venomqa') IS NOT NULL)"));
    }
  }

  @Test
  void soItIsWhereRowsThatWereSeenAreGone(Server server) throws Exception {
    try (Begun db = Begun.on(server, Begun.options(), SHOP)) {
      db.api("INSERT INTO orders (total) VALUES (3)");
      db.system.drain();
      db.api("SET session_replication_role = replica", "DELETE FROM orders");

      assertThrows(SystemFailure.class, db.system::end);

      assertEquals("(1,1) (2,2)", db.table("orders"));
    }
  }

  @Test
  void afterAKilledRunItIsDoneWhereItIsAskedFor(Server server) throws Exception {
    try (Begun db = Begun.on(server, Begun.options(), SHOP)) {
      db.api("INSERT INTO orders (total) VALUES (3)");
      db.system.drain();
      db.api("SET session_replication_role = replica", "DELETE FROM orders");
      db.system.close(); // without an end

      SystemFailure asked = assertThrows(SystemFailure.class, () -> recover(db.url, Recover.ASK));
      assertEquals(
          "Say --recover=restore to put every row back from the copy that was taken at that run's start"
              + " (the tables venomqa.copy_N of that database), or --recover=keep to keep everything as it is.",
          asked.remedy());
      assertEquals("", db.table("orders"));

      recover(db.url, Recover.RESTORE);
      assertEquals("(1,1) (2,2)", db.table("orders"));
    }
  }

  @Test
  void whoKeepsALockIsNamedAndTheNextStartGoesOn(Server server) throws Exception {
    try (Begun db = Begun.on(server, Begun.options(), SHOP)) {
      db.api("INSERT INTO orders (total) VALUES (3)");
      db.system.drain();
      db.api("SET application_name = 'the reader'", "BEGIN", "SELECT * FROM orders");

      SystemFailure told = assertThrows(SystemFailure.class, db.system::end);

      assertTrue(
          String.valueOf(told.getMessage())
              .endsWith("(the reader, idle in transaction), last statement: SELECT * FROM orders."),
          told.getMessage());
      db.api("COMMIT");
      db.system.close();
      recover(db.url, Recover.ASK);
      assertEquals("(1,1) (2,2)", db.table("orders"));
    }
  }

  private static void recover(String url, Recover how) throws SystemFailure {
    try (PostgresSystem next =
        new PostgresSystem("db", PostgresAddress.of(url), Begun.options(Mechanism.AUTO, how))) {
      next.recover();
    }
  }
}
