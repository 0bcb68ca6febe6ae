package io.venomqa.adapters.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.adapters.project.Recover;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.QueryFailure;
import io.venomqa.engine.world.SystemFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a database through the savepoint proxy does beyond the contract.
@Timeout(60)
@ExtendWith(Server.class)
class ProxySystemTest {

  private static final String[] SHOP = {
    "CREATE TABLE orders (id serial PRIMARY KEY, total int)",
    "INSERT INTO orders (total) VALUES (7)"
  };

  private static final String ORDERS = "SELECT string_agg(id || ':' || total, ' ') FROM orders";

  private final Server server;

  ProxySystemTest(Server server) {
    this.server = server;
  }

  private static ProxySystem system(String url, boolean restoresSequences) {
    return new ProxySystem(
        "db",
        PostgresAddress.of(url),
        new PostgresOptions(
            PostgresOptions.Mechanism.AUTO,
            List.of(),
            List.of(),
            restoresSequences,
            Recover.ASK,
            Duration.ofMillis(600)),
        0);
  }

  private static Connection api(ProxySystem system) throws SQLException {
    return Server.connect(Objects.requireNonNull(system.addresses().get("url")));
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(String url, String sql) throws SQLException {
    try (Connection connection = Server.connect(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return String.valueOf(result.getString(1));
    }
  }

  private String database(String... schema) throws SQLException {
    String url = server.newDatabase();
    Server.execute(url, schema);
    return url;
  }

  @Test
  void nothingWasEverCommittedAndSequencesAreWhereTheyWere() throws Exception {
    String url = database(SHOP);
    String before = ask(url, "SELECT last_value || ' ' || is_called FROM orders_id_seq");
    try (ProxySystem system = system(url, true)) {
      system.listen();
      try (Connection api = api(system)) {
        run(api, "INSERT INTO orders (total) VALUES (8)"); // as it starts
        system.begin();
        run(api, "INSERT INTO orders (total) VALUES (9)");
        run(api, "CREATE TABLE other (a int)");
        assertEquals("1:7", ask(url, ORDERS));
        system.end();
        assertEquals(
            "57P01", assertThrows(SQLException.class, () -> run(api, "SELECT 1")).getSQLState());
      }
    }
    assertEquals("1:7", ask(url, ORDERS));
    assertEquals(before, ask(url, "SELECT last_value || ' ' || is_called FROM orders_id_seq"));
    assertEquals("0", ask(url, "SELECT count(*) FROM pg_class WHERE relname = 'other'"));
  }

  @Test
  void sequencesAreKeptWhereThatIsWanted() throws Exception {
    String url = database(SHOP);
    try (ProxySystem system = system(url, false)) {
      system.listen();
      system.begin();
      Checkpoint initial = system.checkpoint();
      try (Connection api = api(system)) {
        run(api, "INSERT INTO orders (total) VALUES (8)");
        system.drain();
        system.restore(initial);
        run(api, "INSERT INTO orders (total) VALUES (9)");
        assertTrue(system.drain().changes().getFirst().toString().contains("3"));
      }
      system.end();
    }
    assertEquals("3", ask(url, "SELECT last_value FROM orders_id_seq"));
  }

  @Test
  void aSequenceThatWasRestartedGoesBackToo() throws Exception {
    String url = database(SHOP);
    try (ProxySystem system = system(url, true)) {
      system.listen();
      system.begin();
      Checkpoint initial = system.checkpoint();
      try (Connection api = api(system)) {
        run(api, "SELECT nextval('orders_id_seq'), nextval('orders_id_seq')");
        run(api, "TRUNCATE orders RESTART IDENTITY");
        run(api, "INSERT INTO orders (total) VALUES (1)"); // the sequence looks as at first
        system.drain();
        system.restore(initial);
        run(api, "INSERT INTO orders (total) VALUES (2)");
        List<Change> changes = system.drain().changes();
        assertEquals(1, changes.size());
        assertTrue(changes.getFirst().toString().contains("2"), changes.toString());
      }
      system.end();
    }
  }

  @Test
  void queriesOfInvariantsSeeWhatIsNotCommittedAndCannotWrite() throws Exception {
    String url = database(SHOP);
    try (ProxySystem system = system(url, true);
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      system.listen();
      system.begin();
      try (Connection api = api(system)) {
        run(api, "INSERT INTO orders (total) VALUES (8)");
      }
      assertEquals(1, system.query("SELECT * FROM orders WHERE total = 8", List.of()).size());
      assertThrows(QueryFailure.class, () -> system.query("DELETE FROM orders", List.of()));
      assertThrows(QueryFailure.class, () -> system.query("SELECT nonsense", List.of()));
      assertThrows(
          QueryFailure.class, () -> system.query("SELECT nextval('orders_id_seq')", List.of()));
      assertEquals(2, system.query("SELECT * FROM orders", List.of()).size());
      Future<?> slow = thread.submit(() -> system.query("SELECT pg_sleep(50)", List.of()));
      while (ask(
              url,
              "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(50)%' AND query NOT LIKE '%activity%'")
          .equals("0")) {
        Thread.onSpinWait();
      }
      system.cancel();
      assertTrue(assertThrows(Exception.class, slow::get).getCause() instanceof QueryFailure);
      assertEquals(1, system.drain().changes().size());
      system.end();
    }
  }

  @Test
  void aSavepointThatIsGoneIsToldSo() throws Exception {
    String url = database(SHOP);
    try (ProxySystem system = system(url, true)) {
      system.listen();
      system.begin();
      Checkpoint initial = system.checkpoint();
      try (Connection api = api(system)) {
        run(api, "INSERT INTO orders (total) VALUES (8)");
        system.drain();
        Checkpoint later = system.checkpoint();
        system.restore(later);
        system.restore(initial);
        SystemFailure failure = assertThrows(SystemFailure.class, () -> system.restore(later));
        assertTrue(String.valueOf(failure.getMessage()).contains("is gone"));
        assertEquals(List.of(), system.drain().changes());
        assertEquals(List.of(), system.audit());
      }
      system.end();
    }
  }

  @Test
  void aSessionThatTheServerEndsEndsTheRunWithNothingCommitted() throws Exception {
    String url = database(SHOP);
    try (ProxySystem system = system(url, true)) {
      system.listen();
      system.begin();
      try (Connection api = api(system)) {
        run(api, "INSERT INTO orders (total) VALUES (8)");
        ask(
            url,
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE state LIKE 'idle in%' AND datname = current_database()");
        SystemFailure failure = assertThrows(SystemFailure.class, system::drain);
        assertTrue(
            String.valueOf(failure.getMessage()).contains("all that was done in it is undone"),
            failure.getMessage());
        assertTrue(failure.remedy().startsWith("Nothing was committed."), failure.remedy());
        assertThrows(SQLException.class, () -> run(api, "SELECT 1"));
      }
      system.end();
    }
    assertEquals("1:7", ask(url, ORDERS));
    assertEquals("1", ask(url, "SELECT last_value FROM orders_id_seq"));
  }

  @Test
  void anOwnerOfTheTablesNeedsNoMore() throws Exception {
    String owner = "venomqa_owner_" + ProcessHandle.current().pid();
    String url = database("DROP ROLE IF EXISTS " + owner, "CREATE ROLE " + owner + " LOGIN");
    Server.execute(
        url,
        "DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' OWNER TO "
            + owner
            + "'; EXECUTE 'ALTER SCHEMA public OWNER TO "
            + owner
            + "'; END $$");
    Server.execute(Server.as(url, owner), SHOP);
    try (ProxySystem system = system(Server.as(url, owner), true)) {
      system.listen();
      system.begin();
      Checkpoint initial = system.checkpoint();
      try (Connection api = api(system)) {
        run(api, "UPDATE orders SET total = 1");
        assertEquals(1, system.drain().changes().size());
        system.restore(initial);
        assertEquals(List.of(), system.audit());
      }
      system.end();
    }
    assertEquals("1:7", ask(url, ORDERS));
  }

  @Test
  void functionsThatMayDoWhatIsNotSeenAreNamed() throws Exception {
    String url =
        database(
            "CREATE TABLE t (a int)",
            "CREATE FUNCTION use_tenant(t text) RETURNS text LANGUAGE sql AS $$ SELECT set_config('my.tenant', t, false) $$");
    try (ProxySystem system = system(url, true)) {
      system.listen();
      system.begin();
      assertTrue(system.mechanism().endsWith("by public.use_tenant"), system.mechanism());
      system.end();
    }
  }

  @Test
  void onlyOneRunAtATime() throws Exception {
    String url = database(SHOP);
    try (ProxySystem system = system(url, true);
        ProxySystem second = system(url, true);
        PostgresSystem third =
            new PostgresSystem("db", PostgresAddress.of(url), PostgresOptions.DEFAULT)) {
      system.listen();
      String told = String.valueOf(assertThrows(SystemFailure.class, second::listen).getMessage());
      assertTrue(told.contains("Another run is using the database"), told);
      assertThrows(SystemFailure.class, third::begin);
    }
  }

  @Test
  void writesAroundTheProxyWaitAndTheRunSaysWhatItFound() throws Exception {
    String url = database(SHOP);
    try (ProxySystem system = system(url, true);
        Connection around = Server.connect(url)) {
      system.listen();
      system.begin();
      run(around, "SET lock_timeout = '300ms'");
      assertEquals(
          "55P03",
          assertThrows(
                  SQLException.class, () -> run(around, "INSERT INTO orders (total) VALUES (8)"))
              .getSQLState());
      assertEquals(List.of(), system.drain().changes());
      system.end();
      run(around, "INSERT INTO orders (total) VALUES (8)");
    }
  }
}
