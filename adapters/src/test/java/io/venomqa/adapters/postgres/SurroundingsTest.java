package io.venomqa.adapters.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.postgres.PostgresOptions.Mechanism;
import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.adapters.project.Recover;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.SystemFailure;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a database, its roles and its schemas are set to makes no difference to going back.
@ExtendWith(Server.class)
class SurroundingsTest {

  private static final String ORDERS = "CREATE TABLE orders (id serial PRIMARY KEY, total int)";

  /// Each uses another function by its bare name.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t (id int PRIMARY KEY, n int CHECK (sum_of(n) < 2000))",
        "CREATE TABLE t (id int PRIMARY KEY, n int, g int GENERATED ALWAYS AS (sum_of(n)) STORED)",
        "CREATE TABLE t (id int PRIMARY KEY, n small)",
        "CREATE TABLE t (id int PRIMARY KEY, n int); CREATE INDEX ON t (sum_of(n))"
      })
  void functionsThatRowsNeedFindTheirNames(String table, Server server) throws Exception {
    try (Begun db =
        Begun.on(
            server,
            Begun.options(),
            "CREATE FUNCTION more() RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 1000'",
            "CREATE FUNCTION sum_of(int) RETURNS int IMMUTABLE LANGUAGE plpgsql"
                + " AS 'BEGIN RETURN $1 + more(); END'",
            "CREATE DOMAIN small AS int CHECK (sum_of(VALUE) < 2000)",
            table,
            "INSERT INTO t VALUES (1, 10), (2, 20)")) {
      String before = db.table("t");
      db.api("DELETE FROM t WHERE id = 1", "INSERT INTO t VALUES (3, 30)");
      assertEquals(2, db.system.drain().changes().size());
      db.system.restore(db.initial);
      assertEquals(before, db.table("t"));
      assertEquals(List.of(), db.system.audit());
      db.system.end();
    }
  }

  @Test
  void keysOfTypesFromElsewhereAreCompared(Server server) throws Exception {
    try (Begun db =
        Begun.on(
            server,
            Begun.options(),
            "CREATE SCHEMA types",
            "CREATE EXTENSION citext SCHEMA types",
            "CREATE EXTENSION ltree SCHEMA types",
            "CREATE TABLE names (name types.citext PRIMARY KEY)",
            "CREATE TABLE paths (path types.ltree PRIMARY KEY)",
            "INSERT INTO names VALUES ('Ada')",
            "INSERT INTO paths VALUES ('a.b')")) {
      db.api("UPDATE names SET name = 'ADA'", "DELETE FROM paths");
      assertEquals(3, db.system.drain().changes().size());
      db.system.restore(db.initial);
      assertEquals("(Ada)", db.table("names"));
      assertEquals("(a.b)", db.table("paths"));
      db.system.end();
    }
  }

  @Test
  void aTransactionIsWaitedForWhateverIsolationIsTheDefault(Server server) throws Exception {
    String url = server.newDatabase();
    String database = url.substring(url.lastIndexOf('/') + 1);
    Server.execute(
        url,
        ORDERS,
        "ALTER DATABASE " + database + " SET default_transaction_isolation = 'repeatable read'");

    assertEquals(1, changesThatAreCommittedLate(url, url));
  }

  @Test
  void aTransactionOfAnotherRoleIsWaitedFor(Server server) throws Exception {
    String url = server.newDatabase();
    String suffix = url.substring(url.lastIndexOf("test_") + 5);
    String owner = "owner_of_" + suffix;
    String app = "app_of_" + suffix;
    Server.execute(url, "CREATE ROLE " + owner + " LOGIN", "CREATE ROLE " + app + " LOGIN");
    try {
      Assumptions.assumeTrue(
          mayBeGranted(url, "GRANT SET ON PARAMETER session_replication_role TO " + owner),
          "from PostgreSQL 15 on");
      Server.execute(
          url,
          "GRANT CREATE ON DATABASE " + url.substring(url.lastIndexOf('/') + 1) + " TO " + owner,
          "GRANT CREATE ON SCHEMA public TO " + owner);
      Server.execute(
          Server.as(url, owner),
          "CREATE TABLE orders (id int PRIMARY KEY, total int)",
          "GRANT ALL ON orders TO " + app);

      assertEquals(1, changesThatAreCommittedLate(Server.as(url, owner), Server.as(url, app)));
    } finally {
      Server.execute(url, "DROP OWNED BY " + owner + ", " + app, "DROP ROLE " + owner + ", " + app);
    }
  }

  private static boolean mayBeGranted(String url, String grant) throws Exception {
    try (Connection connection = Server.connect(url);
        Statement statement = connection.createStatement()) {
      if (connection.getMetaData().getDatabaseMajorVersion() < 15) {
        return false;
      }
      statement.execute(grant);
      return true;
    }
  }

  private static int changesThatAreCommittedLate(String own, String api) throws Exception {
    PostgresOptions patient =
        new PostgresOptions(
            Mechanism.AUTO, List.of(), List.of(), true, Recover.ASK, Duration.ofSeconds(20));
    try (PostgresSystem system = new PostgresSystem("db", PostgresAddress.of(own), patient);
        Connection connection = Server.connect(api);
        Statement statement = connection.createStatement();
        ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor()) {
      system.begin();
      connection.setAutoCommit(false);
      statement.execute("INSERT INTO orders VALUES (1, 1)");
      var committed =
          later.schedule(
              () -> {
                connection.commit();
                return true;
              },
              200,
              TimeUnit.MILLISECONDS);
      int changes = system.drain().changes().size();
      assertTrue(committed.get());
      system.end();
      return changes;
    }
  }

  @Test
  void arraysKeepTheirNulls(Server server) throws Exception {
    String url = server.newDatabase();
    Server.execute(
        url,
        "ALTER DATABASE " + url.substring(url.lastIndexOf('/') + 1) + " SET array_nulls = off",
        "CREATE TABLE t (id int PRIMARY KEY, a text[])",
        "INSERT INTO t VALUES (1, ARRAY['x', NULL])");
    try (PostgresSystem system =
        new PostgresSystem("db", PostgresAddress.of(url), Begun.options())) {
      system.begin();
      Checkpoint initial = system.checkpoint();
      Server.execute(url, "DELETE FROM t");
      system.drain();
      system.restore(initial);
      assertEquals(List.of(), system.audit());
      system.end();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Mechanism.class,
      names = {"AUTO", "COPY"})
  void partitionsBelongToTheirTableInWhateverSchema(Mechanism mechanism, Server server)
      throws Exception {
    PostgresOptions onlyPublic =
        new PostgresOptions(
            mechanism, List.of("public"), List.of(), true, Recover.ASK, Duration.ofSeconds(5));
    try (Begun db =
        Begun.on(
            server,
            onlyPublic,
            "CREATE SCHEMA parts",
            "CREATE TABLE t (a int, b int) PARTITION BY LIST (b)",
            "CREATE TABLE parts.one PARTITION OF t FOR VALUES IN (1)",
            "INSERT INTO t VALUES (1, 1)")) {
      db.api("INSERT INTO parts.one VALUES (2, 1)");
      assertEquals(1, db.system.drain().changes().size());
      db.api("TRUNCATE t");
      assertEquals(2, db.system.drain().changes().size());
      db.system.restore(db.initial);
      assertEquals("(1,1)", db.table("t"));
      db.system.end();
    }
  }

  @Test
  void aPartitionMadeMeanwhileIsNoticed(Server server) throws Exception {
    try (Begun db =
        Begun.on(server, Begun.options(), "CREATE TABLE t (a int) PARTITION BY LIST (a)", ORDERS)) {
      db.api("CREATE TABLE one PARTITION OF t FOR VALUES IN (1)");
      SystemFailure failure = assertThrows(SystemFailure.class, db.system::drain);
      assertEquals(
          "The API changed the schema while it was explored: table one was created.",
          failure.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TRIGGER said AFTER INSERT ON orders EXECUTE FUNCTION say(); ALTER TABLE orders ENABLE ALWAYS TRIGGER said",
        "CREATE RULE said AS ON INSERT TO orders DO ALSO NOTHING; ALTER TABLE orders ENABLE REPLICA RULE said"
      })
  void whatActsAlsoWhileRowsArePutBackIsRefused(String always, Server server) {
    SystemFailure refused =
        assertThrows(
            SystemFailure.class,
            () ->
                Begun.on(
                        server,
                        Begun.options(),
                        ORDERS,
                        "CREATE FUNCTION say() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
                        always)
                    .close());
    assertTrue(
        String.valueOf(refused.getMessage())
            .contains(
                "said of table orders is enabled ALWAYS or as REPLICA: it acts also while rows are put back"),
        refused.getMessage());
  }
}
