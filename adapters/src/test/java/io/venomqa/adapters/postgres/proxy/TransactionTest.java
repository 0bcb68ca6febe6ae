package io.venomqa.adapters.postgres.proxy;

import static io.venomqa.adapters.postgres.proxy.Proxied.ask;
import static io.venomqa.adapters.postgres.proxy.Proxied.refused;
import static io.venomqa.adapters.postgres.proxy.Proxied.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.postgres.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What clients take for transactions, and what cannot be one.
@Timeout(60)
@ExtendWith(Server.class)
class TransactionTest {

  private static final String TABLE = "CREATE TABLE item (id serial PRIMARY KEY, name text UNIQUE)";

  private static final String[] RING = {
    "CREATE TABLE a (id int PRIMARY KEY)",
    "CREATE TABLE b (id int REFERENCES a DEFERRABLE INITIALLY DEFERRED)"
  };

  private final Server server;

  TransactionTest(Server server) {
    this.server = server;
  }

  @Test
  void whatIsDeferredIsCheckedAtTheCommitAndDeferredAgain() throws Exception {
    try (Proxied proxied = Proxied.on(server, RING)) {
      Connection client = proxied.client();
      for (int i = 0; i < 2; i++) {
        client.setAutoCommit(false);
        run(client, "INSERT INTO b VALUES (" + i + ")");
        refused("23503", client::commit);
        run(client, "INSERT INTO b VALUES (" + i + ")", "INSERT INTO a VALUES (" + i + ")");
        client.commit();
        client.setAutoCommit(true);
        refused("23503", () -> run(client, "INSERT INTO b VALUES (77)"));
      }
      assertEquals("0 1", ask(client, "SELECT id FROM b ORDER BY 1"));
    }
  }

  @Test
  void whatAClientDefersIsCheckedAtItsCommitAndIsNobodyElsesAffair() throws Exception {
    try (Proxied proxied =
        Proxied.on(
            server,
            "CREATE TABLE a (id int PRIMARY KEY)",
            "CREATE TABLE b (id int REFERENCES a DEFERRABLE INITIALLY IMMEDIATE)")) {
      Connection client = proxied.client();
      client.setAutoCommit(false);
      run(client, "SET CONSTRAINTS ALL DEFERRED", "INSERT INTO b VALUES (1)");
      refused("23503", client::commit);
      run(client, "SET CONSTRAINTS ALL DEFERRED", "INSERT INTO b VALUES (2)");
      run(client, "INSERT INTO a VALUES (2)");
      client.commit();

      refused("23503", () -> run(proxied.client(), "INSERT INTO b VALUES (3)"));
      refused("23503", () -> run(client, "INSERT INTO b VALUES (4)"));
      client.rollback();
    }
  }

  @Test
  void whatIsRefusedIsRefusedInsideOfOtherStatementsToo() throws Exception {
    try (Proxied proxied = Proxied.on(server, TABLE)) {
      Connection client = proxied.client();
      for (String sql :
          new String[] {
            "PREPARE p AS SELECT pg_advisory_lock(77)",
            "COPY (SELECT pg_notify('a', 'b')) TO STDOUT",
            "BEGIN; DECLARE c CURSOR FOR SELECT pg_advisory_lock(78)",
            "PREPARE s AS SELECT set_config('search_path', 'evil', false)",
            "CREATE TABLE pg_temp.hidden (id int)",
            "WITH w AS (SELECT 1 AS id) SELECT id INTO TEMP hidden FROM w"
          }) {
        refused("0A000", () -> run(client, sql));
        run(client, "ROLLBACK");
      }
    }
  }

  @Test
  void aTextOfManyStatementsIsDoneAsAWhole() throws Exception {
    try (Proxied proxied = Proxied.on(server, TABLE)) {
      Connection client = proxied.client("preferQueryMode", "simple");
      refused(
          "23505",
          () ->
              run(
                  client,
                  "INSERT INTO item (name) VALUES ('a'); INSERT INTO item (name) VALUES ('a')"));
      assertEquals("0", ask(client, "SELECT count(*) FROM item"));
      run(
          client,
          "INSERT INTO item (name) VALUES ('b'); COMMIT; BEGIN; INSERT INTO item (name) VALUES ('c'); ROLLBACK; INSERT INTO item (name) VALUES ('d;')");
      assertEquals("b d;", ask(client, "SELECT name FROM item ORDER BY 1"));
    }
  }

  @Test
  void cursorsEndWithTheirTransaction() throws Exception {
    try (Proxied proxied = Proxied.on(server)) {
      Connection client = proxied.client();
      client.setAutoCommit(false);
      for (int i = 0; i < 2; i++) {
        run(client, "DECLARE c CURSOR FOR SELECT generate_series(1, 9)");
        assertEquals("1 2", ask(client, "FETCH 2 FROM c"));
        client.commit();
      }
      refused("34000", () -> ask(client, "FETCH 2 FROM c"));
      client.rollback();
      client.setAutoCommit(true);
      refused("25P01", () -> run(client, "DECLARE c CURSOR FOR SELECT 1"));
      refused("25P01", () -> run(client, "SAVEPOINT s"));
      refused("0A000", () -> run(client, "DECLARE c CURSOR WITH HOLD FOR SELECT 1"));
    }
  }

  @Test
  void whatCannotBeInATransactionIsRefused() throws Exception {
    try (Proxied proxied = Proxied.on(server, TABLE)) {
      Connection client = proxied.client();
      for (String sql :
          List.of(
              "LISTEN news",
              "NOTIFY news",
              "SELECT pg_notify('news', 'x')",
              "PREPARE TRANSACTION 'x'",
              "COMMIT PREPARED 'x'",
              "SELECT pg_advisory_lock(1)",
              "SELECT pg_try_advisory_lock(1)",
              "CREATE TEMP TABLE x (a int)",
              "SELECT 1 AS a INTO TEMPORARY x",
              "BEGIN ISOLATION LEVEL SERIALIZABLE",
              "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE")) {
        assertTrue(refused("0A000", () -> run(client, sql)).contains("savepoint proxy"), sql);
      }
      for (String sql :
          List.of(
              "VACUUM",
              "CREATE DATABASE x",
              "CREATE INDEX CONCURRENTLY i ON item (name)",
              "ALTER SYSTEM SET work_mem = '5MB'")) {
        assertTrue(refused("25001", () -> run(client, sql)).contains("savepoint proxy"), sql);
      }
      assertEquals("0", ask(client, "SELECT count(*) FROM item"));
    }
  }

  @Test
  void aRefusalFailsTheTransactionThatItIsIn() throws Exception {
    try (Proxied proxied = Proxied.on(server, TABLE)) {
      Connection client = proxied.client();
      client.setAutoCommit(false);
      run(client, "INSERT INTO item (name) VALUES ('a')");
      refused("0A000", () -> run(client, "LISTEN news"));
      refused("25P02", () -> ask(client, "SELECT 1"));
      client.rollback();
      assertEquals("0", ask(client, "SELECT count(*) FROM item"));
    }
  }

  @Test
  void aSecondTransactionWaitsAndIsToldForWhom() throws Exception {
    try (Proxied proxied = Proxied.on(server, TABLE)) {
      Connection first = proxied.client("ApplicationName", "the first");
      Connection second = proxied.client("ApplicationName", "the second");
      first.setAutoCommit(false);
      run(first, "INSERT INTO item (name) VALUES ('a')");
      String told = refused("55P03", () -> ask(second, "SELECT count(*) FROM item"));
      assertTrue(told.contains("(the second) waited 600 ms for connection"), told);
      assertTrue(told.contains("(the first)") && told.contains("INSERT INTO item"), told);
      first.commit();
      assertEquals("1", ask(second, "SELECT count(*) FROM item"));
    }
  }

  @Test
  void whatASessionRemembersOfASequenceIsNeverAnothersNumber() throws Exception {
    try (Proxied proxied = Proxied.on(server, TABLE)) {
      Connection one = proxied.client();
      Connection other = proxied.client();
      run(one, "INSERT INTO item (name) VALUES ('a')");
      assertEquals("1", ask(one, "SELECT lastval()"));
      run(other, "INSERT INTO item (name) VALUES ('b')");
      refused("0A000", () -> ask(one, "SELECT currval('item_id_seq')"));
      one.setAutoCommit(false);
      run(one, "INSERT INTO item (name) VALUES ('c')");
      assertEquals("3", ask(one, "SELECT currval('item_id_seq')"));
      one.commit();
    }
  }

  @Test
  void whoLeavesInATransactionIsRolledBack() throws Exception {
    try (Proxied proxied = Proxied.on(server, TABLE)) {
      Connection leaving = proxied.client();
      leaving.setAutoCommit(false);
      run(leaving, "INSERT INTO item (name) VALUES ('a')");
      leaving.close();
      assertEquals("0", ask(proxied.client(), "SELECT count(*) FROM item"));
    }
  }

  @Test
  void aProcedureCannotCommit() throws Exception {
    try (Proxied proxied =
        Proxied.on(
            server,
            TABLE,
            "CREATE PROCEDURE leave() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$")) {
      Connection client = proxied.client();
      assertTrue(refused("2D000", () -> run(client, "CALL leave()")).contains("savepoint proxy"));
      assertEquals("1", ask(client, "SELECT 1"));
    }
  }

  @Test
  void schemaChangesAreRolledBackLikeEverything() throws Exception {
    try (Proxied proxied = Proxied.on(server, TABLE)) {
      Connection client = proxied.client();
      client.setAutoCommit(false);
      run(client, "ALTER TABLE item ADD COLUMN more int", "CREATE TABLE other (a int)");
      client.rollback();
      assertEquals("0", ask(client, "SELECT count(*) FROM item"));
      refused("42P01", () -> ask(client, "SELECT * FROM other"));
      client.rollback();
      run(client, "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END");
      client.commit();
      assertEquals("2", ask(client, "SELECT f()"));
      client.commit();
      assertEquals("0", proxied.outside("SELECT count(*) FROM pg_proc WHERE proname = 'f'"));
    }
  }

  @Test
  void preparedStatementsBelongToEachClient() throws Exception {
    try (Proxied proxied = Proxied.on(server)) {
      Connection one = proxied.client();
      Connection two = proxied.client();
      run(one, "PREPARE q AS SELECT 1");
      run(two, "PREPARE q AS SELECT 2");
      assertEquals("1", ask(one, "EXECUTE q"));
      assertEquals("2", ask(two, "EXECUTE q"));
      run(one, "DEALLOCATE q");
      refused("26000", () -> ask(one, "EXECUTE q"));
      run(two, "DEALLOCATE ALL");
      refused("26000", () -> ask(two, "EXECUTE q"));
    }
  }

  /// As a pool does: each takes a connection, works in a transaction, and commits or not.
  @Test
  void aPoolOfConnectionsUsedByManyThreadsAtOnce() throws Exception {
    try (Proxied proxied =
            Proxied.on(server, "CREATE TABLE account (id int PRIMARY KEY, money int)");
        ExecutorService threads = Executors.newFixedThreadPool(6)) {
      run(proxied.client(), "INSERT INTO account SELECT n, 100 FROM generate_series(1, 6) n");
      List<Callable<String>> work = new ArrayList<>();
      for (int i = 1; i <= 6; i++) {
        Connection connection = proxied.client("prepareThreshold", "1");
        int from = i;
        work.add(() -> {
          connection.setAutoCommit(false);
          for (int round = 0; round < 50; round++) {
            move(connection, from, 1 + (from + round) % 6);
            if (round % 3 == 0) {
              connection.rollback();
            } else {
              connection.commit();
            }
          }
          return "done";
        });
      }
      for (Future<String> each : threads.invokeAll(work)) {
        assertEquals("done", each.get());
      }
      assertEquals("600", ask(proxied.client(), "SELECT sum(money) FROM account"));
      assertEquals("0", proxied.outside("SELECT count(*) FROM account"));
    }
  }

  private static void move(Connection connection, int from, int to) throws SQLException {
    try (var take =
            connection.prepareStatement("UPDATE account SET money = money - 1 WHERE id = ?");
        var give =
            connection.prepareStatement("UPDATE account SET money = money + 1 WHERE id = ?")) {
      take.setInt(1, from);
      take.executeUpdate();
      give.setInt(1, to);
      give.executeUpdate();
    }
  }

  @Test
  void breakingOffMeetsTheQueryThatItIsMeantForOrNone() throws Exception {
    try (Proxied proxied = Proxied.on(server)) {
      Connection idle = proxied.client();
      Connection busy = proxied.client();
      try (Statement statement = idle.createStatement();
          ExecutorService thread = Executors.newSingleThreadExecutor()) {
        Future<String> sleeping = thread.submit(() -> ask(busy, "SELECT 'awake', pg_sleep(0.5)"));
        statement.cancel();
        assertEquals("awake", sleeping.get());
      }
    }
  }
}
