package io.venomqa.adapters.postgres.proxy;

import static io.venomqa.adapters.postgres.proxy.Proxied.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.postgres.Server;
import io.venomqa.adapters.project.PostgresAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Passwords towards a server that asks for them in each of its ways, and towards the clients.
@Timeout(60)
@ExtendWith(Server.class)
class PasswordTest {

  private static final String PASSWORD = "sécret '1'";

  private final Server server;

  PasswordTest(Server server) {
    this.server = server;
  }

  @ParameterizedTest
  @ValueSource(strings = {"scram-sha-256", "md5", "password"})
  void areAskedForAndGiven(String method) throws Exception {
    String user = "venomqa_" + method.replace("-", "_");
    String url = server.newDatabase();
    try (Connection admin = Server.connect(url)) {
      Path rules = Path.of(ask(admin, "SHOW hba_file"));
      Assumptions.assumeTrue(Files.isWritable(rules), "the rules of somebody's server are his");
      List<String> before = Files.readAllLines(rules);
      Server.execute(
          url,
          "SET password_encryption = '%s'"
              .formatted(method.equals("md5") ? "md5" : "scram-sha-256"),
          "DROP ROLE IF EXISTS " + user,
          "CREATE ROLE "
              + user
              + " LOGIN SUPERUSER PASSWORD '"
              + PASSWORD.replace("'", "''")
              + "'");
      try {
        Files.write(rules, List.of("host all " + user + " 127.0.0.1/32 " + method));
        Files.write(rules, before, StandardOpenOption.APPEND);
        ask(admin, "SELECT pg_reload_conf()");
        PostgresAddress plain = PostgresAddress.of(url);
        worksOnlyWithThePassword(
            new PostgresAddress(plain.host(), plain.port(), plain.database(), user, PASSWORD, ""));
      } finally {
        Files.write(rules, before);
        ask(admin, "SELECT pg_reload_conf()");
      }
    }
  }

  private static void worksOnlyWithThePassword(PostgresAddress address) throws Exception {
    PostgresAddress wrong =
        new PostgresAddress(
            address.host(), address.port(), address.database(), address.user(), "wrong", "");
    ProxyFailure refused =
        assertThrows(
            ProxyFailure.class, () -> SavepointProxy.open(wrong, 0, Duration.ofSeconds(1)));
    assertEquals(ProxyFailure.Kind.NOT_ALLOWED, refused.kind(), refused.getMessage());
    try (SavepointProxy proxy = SavepointProxy.open(address, 0, Duration.ofSeconds(1))) {
      try (Connection client = connect(proxy, address.password())) {
        assertEquals(address.user(), ask(client, "SELECT current_user"));
      }
      for (String other : List.of("wrong", "")) {
        SQLException failure =
            assertThrows(SQLException.class, () -> connect(proxy, other).close());
        assertTrue(List.of("28P01", "08004").contains(failure.getSQLState()), failure.getMessage());
      }
    }
  }

  private static Connection connect(SavepointProxy proxy, String password) throws SQLException {
    Properties properties = proxy.address().properties();
    properties.setProperty("password", password);
    return DriverManager.getConnection(proxy.address().jdbcUrl(), properties);
  }
}
