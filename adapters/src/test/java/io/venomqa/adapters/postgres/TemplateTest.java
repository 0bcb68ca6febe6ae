package io.venomqa.adapters.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.engine.world.SystemFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A database that is made anew from another one before each run.
@ExtendWith(Server.class)
class TemplateTest {

  private String url;
  private String name;
  private String golden;

  @BeforeEach
  void createShop(Server server) throws SQLException {
    url = server.newDatabase();
    name = url.substring(url.lastIndexOf('/') + 1);
    golden = name + "_golden";
    Server.execute(url, "CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)");
    Server.execute(other("postgres"), "DROP DATABASE IF EXISTS " + golden);
  }

  private String other(String database) {
    return url.substring(0, url.lastIndexOf('/') + 1) + database;
  }

  private PostgresSystem system(String as) {
    return new PostgresSystem(
        "db", PostgresAddress.of(as), Begun.options().withTemplate(Optional.of(golden)));
  }

  private Optional<String> madeAnew() throws SystemFailure {
    try (PostgresSystem system = system(url)) {
      system.recover();
      return system.makeAnew();
    }
  }

  private static String text(String url, String sql) throws SQLException {
    try (Connection connection = Server.connect(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? String.valueOf(result.getString(1)) : "";
    }
  }

  private String left() throws SQLException {
    return text(
        other("postgres"),
        "SELECT coalesce(string_agg(datname, ' ' ORDER BY datname), '') FROM pg_database WHERE datname LIKE '"
            + name
            + "%venomqa%'");
  }

  @Test
  void theTemplateIsMadeOnceAndEveryRunStartsFromIt() throws Exception {
    assertEquals(
        Optional.of(
            "There was no template %s: it was made of the present content of %s, and every run starts from it now."
                .formatted(golden, name)),
        madeAnew());
    Server.execute(url, "INSERT INTO t VALUES (2)", "CREATE TABLE more (b int)");
    assertEquals(Optional.empty(), madeAnew());
    assertEquals("1", text(url, "SELECT string_agg(a::text, ',') FROM t"));
    assertEquals("null", text(url, "SELECT to_regclass('more')"));
    Server.execute(other(golden), "INSERT INTO t VALUES (3)");
    madeAnew();
    assertEquals("1,3", text(url, "SELECT string_agg(a::text, ',' ORDER BY a) FROM t"));
    assertEquals("", left());
    try (PostgresSystem run = system(url)) {
      run.begin();
      assertEquals("undo log, made anew from " + golden + " for each run", run.mechanism());
      run.end();
    }
  }

  @Test
  void whoIsConnectedIsNamedAndNothingIsChanged() throws Exception {
    madeAnew();
    Server.execute(url, "INSERT INTO t VALUES (2)");
    try (Connection api = Server.connect(url);
        Statement statement = api.createStatement()) {
      statement.execute("SET application_name = 'the shop'");
      SystemFailure refused = assertThrows(SystemFailure.class, this::madeAnew);
      assertTrue(
          String.valueOf(refused.getMessage())
              .matches(
                  ("The database %s cannot be made anew from the template %s while somebody is connected to %s:"
                          + " process \\d+ \\(the shop, user \\w+.*, idle\\)\\.")
                      .formatted(name, golden, name)),
          refused.getMessage());
      try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM t")) {
        rows.next();
        assertEquals(2, rows.getInt(1));
      }
    }
    try (Connection looking = Server.connect(other(golden))) {
      SystemFailure refused = assertThrows(SystemFailure.class, this::madeAnew);
      assertTrue(
          String.valueOf(refused.getMessage()).contains("connected to " + golden),
          refused.getMessage());
      assertTrue(looking.isValid(1));
    }
  }

  @Test
  void rightsAndSettingsOfTheDatabaseStay() throws Exception {
    String role = "reader_" + name.substring(name.lastIndexOf('_') + 1);
    Server.execute(
        url,
        "DROP ROLE IF EXISTS " + role,
        "CREATE ROLE " + role,
        "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC",
        "GRANT CREATE ON DATABASE " + name + " TO " + role,
        "GRANT CONNECT ON DATABASE " + name + " TO " + role + " WITH GRANT OPTION",
        "ALTER DATABASE " + name + " CONNECTION LIMIT 33",
        "COMMENT ON DATABASE " + name + " IS 'the shop''s'",
        "ALTER DATABASE " + name + " SET search_path = \"$user\", \"odd, name\", public",
        "ALTER ROLE " + role + " IN DATABASE " + name + " SET timezone = 'Asia/Tokyo'");
    String of =
        "SELECT datacl::text || datconnlimit || shobj_description(oid, 'pg_database') || (SELECT string_agg(setrole::regrole || array_to_string(setconfig, ';'), ' ' ORDER BY setrole) FROM pg_db_role_setting WHERE setdatabase = d.oid) FROM pg_database d WHERE datname = '"
            + name
            + "'";
    String before = text(url, of);
    madeAnew();
    assertEquals(before, text(url, of));
    Server.execute(
        url,
        "ALTER ROLE " + role + " IN DATABASE " + name + " RESET ALL",
        "DROP OWNED BY " + role,
        "DROP ROLE " + role);
  }

  @Test
  void whatAKilledResetLeftIsRemoved() throws Exception {
    madeAnew();
    Server.execute(
        other("postgres"),
        "CREATE DATABASE " + name + "_venomqa_new",
        "CREATE DATABASE " + name + "_venomqa_old",
        "CREATE DATABASE " + golden + "_venomqa_new");
    madeAnew();
    assertEquals("", left());
    assertEquals("1", text(url, "SELECT count(*) FROM t"));
  }

  @Test
  void whoMayNotIsToldWhatToSay() throws Exception {
    String role = "maker_" + name.substring(name.lastIndexOf('_') + 1);
    Server.execute(url, "DROP ROLE IF EXISTS " + role, "CREATE ROLE " + role + " LOGIN");
    for (String remedy :
        new String[] {
          "ALTER ROLE \"" + role + "\" CREATEDB",
          "ALTER DATABASE \"" + name + "\" OWNER TO \"" + role + "\""
        }) {
      try (PostgresSystem system = system(Server.as(url, role))) {
        SystemFailure refused = assertThrows(SystemFailure.class, system::makeAnew);
        assertEquals("Say as a superuser: " + remedy, refused.remedy());
        Server.execute(other("postgres"), remedy);
      }
    }
    try (PostgresSystem system = system(Server.as(url, role))) {
      system.makeAnew();
    }
    assertEquals("1", text(url, "SELECT count(*) FROM t"));
    assertEquals(
        role,
        text(
            url, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = '" + name + "'"));
  }
}
