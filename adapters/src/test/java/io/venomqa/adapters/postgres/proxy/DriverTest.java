package io.venomqa.adapters.postgres.proxy;

import static io.venomqa.adapters.postgres.proxy.Proxied.ask;
import static io.venomqa.adapters.postgres.proxy.Proxied.refused;
import static io.venomqa.adapters.postgres.proxy.Proxied.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.postgres.Server;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// The JDBC driver in all of its ways to speak the protocol.
@Timeout(60)
@ExtendWith(Server.class)
class DriverTest {

  private static final String TABLE = "CREATE TABLE item (id serial PRIMARY KEY, name text UNIQUE)";

  private static final String COUNT = "SELECT count(*) FROM item";

  private final Server server;

  DriverTest(Server server) {
    this.server = server;
  }

  static Stream<List<String>> settings() {
    return Stream.of("extended", "simple", "extendedForPrepared", "extendedCacheEverything")
        .flatMap(mode ->
            Stream.of("1", "5", "-1")
                .map(threshold -> List.of("preferQueryMode", mode, "prepareThreshold", threshold)));
  }

  private static Connection client(Proxied proxied, List<String> settings, String... more)
      throws SQLException {
    return proxied.client(Stream.concat(settings.stream(), Stream.of(more)).toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void twoClientsSeeEachOthersWritesAndNobodyElseDoes(List<String> settings) throws Exception {
    try (Proxied proxied = Proxied.on(server, TABLE)) {
      List<Connection> clients = List.of(client(proxied, settings), client(proxied, settings));
      for (int i = 0; i < 7; i++) {
        for (Connection client : clients) {
          try (PreparedStatement insert =
              client.prepareStatement("INSERT INTO item (name) VALUES (?) RETURNING name")) {
            insert.setString(1, "n" + i + clients.indexOf(client));
            assertTrue(insert.executeQuery().next());
          }
        }
      }
      assertEquals("14", ask(clients.getFirst(), COUNT));
      assertEquals("0", proxied.outside(COUNT));
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aFailedStatementLeavesEverythingElse(List<String> settings) throws Exception {
    try (Proxied proxied = Proxied.on(server, TABLE)) {
      Connection client = client(proxied, settings);
      run(client, "INSERT INTO item (name) VALUES ('a')");

      refused("23505", () -> run(client, "INSERT INTO item (name) VALUES ('a')"));

      assertEquals("1", ask(client, COUNT));
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aTransactionIsRolledBackOrStays(List<String> settings) throws Exception {
    try (Proxied proxied = Proxied.on(server, TABLE)) {
      Connection client = client(proxied, settings);
      client.setAutoCommit(false);
      run(client, "INSERT INTO item (name) VALUES ('a')");
      client.rollback();
      assertEquals("0", ask(client, COUNT));
      run(client, "INSERT INTO item (name) VALUES ('b')");
      client.commit();
      client.rollback();
      assertEquals("b", ask(client, "SELECT name FROM item"));
      Savepoint before = client.setSavepoint("before");
      run(client, "DELETE FROM item");
      client.rollback(before);
      client.releaseSavepoint(before);
      client.commit();
      assertEquals("b", ask(client, "SELECT name FROM item"));
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aFailedTransactionRefusesEverythingUntilItEnds(List<String> settings) throws Exception {
    try (Proxied proxied = Proxied.on(server, TABLE)) {
      Connection client = client(proxied, settings);
      client.setAutoCommit(false);
      run(client, "INSERT INTO item (name) VALUES ('a')");
      refused("23505", () -> run(client, "INSERT INTO item (name) VALUES ('a')"));
      refused("25P02", () -> ask(client, COUNT));
      client.commit(); // which PostgreSQL turns into a rollback
      assertEquals("0", ask(client, COUNT));
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void theDriversOwnSavepointsSaveATransaction(List<String> settings) throws Exception {
    try (Proxied proxied = Proxied.on(server, TABLE)) {
      Connection client = client(proxied, settings, "autosave", "always");
      client.setAutoCommit(false);
      run(client, "INSERT INTO item (name) VALUES ('a')");
      refused("23505", () -> run(client, "INSERT INTO item (name) VALUES ('a')"));
      assertEquals("1", ask(client, COUNT));
      client.commit();
      assertEquals("1", ask(client, COUNT));
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aBatchAndTheKeysThatItMade(List<String> settings) throws Exception {
    try (Proxied proxied = Proxied.on(server, TABLE)) {
      Connection client = client(proxied, settings);
      try (PreparedStatement insert =
          client.prepareStatement(
              "INSERT INTO item (name) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
        for (int i = 0; i < 300; i++) {
          insert.setString(1, "n" + i);
          insert.addBatch();
        }
        insert.executeBatch();
        List<Integer> keys = new ArrayList<>();
        ResultSet made = insert.getGeneratedKeys();
        while (made.next()) {
          keys.add(made.getInt(1));
        }
        assertEquals(IntStream.rangeClosed(1, 300).boxed().toList(), keys);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aCursorIsReadInPieces(List<String> settings) throws Exception {
    try (Proxied proxied = Proxied.on(server, TABLE)) {
      Connection client = client(proxied, settings);
      run(client, "INSERT INTO item (name) SELECT 'n' || n FROM generate_series(1, 95) n");
      client.setAutoCommit(false);
      try (Statement statement = client.createStatement()) {
        statement.setFetchSize(10);
        int rows = 0;
        try (ResultSet result = statement.executeQuery("SELECT * FROM item")) {
          while (result.next()) {
            rows++;
          }
        }
        assertEquals(95, rows);
      }
      client.commit();
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void copyInAndOut(List<String> settings) throws Exception {
    try (Proxied proxied = Proxied.on(server, TABLE)) {
      Connection client = client(proxied, settings);
      CopyManager copy = client.unwrap(PGConnection.class).getCopyAPI();
      assertEquals(3, copy.copyIn("COPY item (name) FROM STDIN", new StringReader("a\nb\nc\n")));
      refused("23505", () -> copyIn(copy, "COPY item (name) FROM STDIN", "d\nb\n"));
      StringWriter out = new StringWriter();
      copy.copyOut("COPY (SELECT name FROM item ORDER BY 1) TO STDOUT", out);
      assertEquals("a\nb\nc\n", out.toString());
    }
  }

  private static void copyIn(CopyManager copy, String sql, String data) throws SQLException {
    try {
      copy.copyIn(sql, new StringReader(data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aQueryThatTakesTooLongIsBrokenOff(List<String> settings) throws Exception {
    try (Proxied proxied = Proxied.on(server, TABLE)) {
      Connection client = client(proxied, settings);
      run(client, "INSERT INTO item (name) VALUES ('a')");
      try (Statement statement = client.createStatement()) {
        statement.setQueryTimeout(1);
        refused("57014", () -> statement.execute("SELECT pg_sleep(50)"));
      }
      assertEquals("1", ask(client, COUNT));
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void readOnlyTransactionsDoNotWrite(List<String> settings) throws Exception {
    try (Proxied proxied = Proxied.on(server, TABLE)) {
      Connection client = client(proxied, settings);
      client.setReadOnly(true);
      client.setAutoCommit(false);
      refused("25006", () -> run(client, "INSERT INTO item (name) VALUES ('a')"));
      client.rollback();
      client.setReadOnly(false);
      run(client, "INSERT INTO item (name) VALUES ('a')");
      client.commit();
      assertEquals("1", ask(client, COUNT));
    }
  }
}
