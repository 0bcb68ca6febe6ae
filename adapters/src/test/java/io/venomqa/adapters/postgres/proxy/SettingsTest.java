package io.venomqa.adapters.postgres.proxy;

import static io.venomqa.adapters.postgres.proxy.Proxied.ask;
import static io.venomqa.adapters.postgres.proxy.Proxied.refused;
import static io.venomqa.adapters.postgres.proxy.Proxied.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.adapters.postgres.Server;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;

/// Settings belong to each client, though all share one session.
@Timeout(60)
@ExtendWith(Server.class)
class SettingsTest {

  private final Server server;

  SettingsTest(Server server) {
    this.server = server;
  }

  @Test
  void eachClientKeepsItsOwn() throws Exception {
    try (Proxied proxied = Proxied.on(server)) {
      Connection tokyo = proxied.client();
      Connection utc = proxied.client();
      run(tokyo, "SET timezone = 'Asia/Tokyo'", "SET my.tenant = '7'");
      run(utc, "SET timezone = 'UTC'", "SELECT set_config('my.tenant', '8', false)");

      assertEquals("Asia/Tokyo", ask(tokyo, "SHOW timezone"));
      assertEquals("7", ask(tokyo, "SHOW my.tenant"));
      assertEquals("UTC", ask(utc, "SHOW timezone"));
      assertEquals("8", ask(utc, "SHOW my.tenant"));
    }
  }

  @Test
  void thoseOfTheBeginningToo() throws Exception {
    try (Proxied proxied =
        Proxied.on(server, "CREATE SCHEMA a", "CREATE TABLE a.t AS SELECT 1 AS one")) {
      Connection a = proxied.client("currentSchema", "a", "ApplicationName", "the a");
      Connection other =
          proxied.client("options", "-c statement_timeout=12345 -c geqo\\_threshold=5");
      assertEquals("1", ask(a, "SELECT one FROM t"));
      assertEquals("the a", ask(a, "SHOW application_name"));
      assertEquals(
          "12345ms 5",
          ask(other, "SHOW statement_timeout") + " " + ask(other, "SHOW geqo_threshold"));
      assertEquals("0", ask(a, "SHOW statement_timeout"));
      refused("42P01", () -> ask(other, "SELECT one FROM t"));
    }
  }

  @Test
  void thoseOfATransactionEndWithIt() throws Exception {
    try (Proxied proxied = Proxied.on(server)) {
      Connection client = proxied.client();
      run(client, "SET timezone = 'Asia/Tokyo'");
      client.setAutoCommit(false);
      run(client, "SET LOCAL timezone = 'Europe/Berlin'", "SET work_mem = '5MB'");
      run(client, "SELECT set_config('my.tenant', '1', true)");
      assertEquals("Europe/Berlin", ask(client, "SHOW timezone"));
      client.commit();
      assertEquals("Asia/Tokyo 5MB ", all(client));
      client.commit();
      run(client, "SET timezone = 'Europe/Paris'", "SET work_mem = '6MB'");
      client.rollback();
      assertEquals("Asia/Tokyo 5MB ", all(client));
    }
  }

  private static String all(Connection client) throws SQLException {
    return ask(client, "SHOW timezone")
        + " "
        + ask(client, "SHOW work_mem")
        + " "
        + ask(client, "SELECT current_setting('my.tenant', true)");
  }

  @Test
  void thoseAfterASavepointAreTakenBackWithIt() throws Exception {
    try (Proxied proxied = Proxied.on(server)) {
      Connection client = proxied.client();
      client.setAutoCommit(false);
      run(client, "SET timezone = 'Asia/Tokyo'", "SAVEPOINT a");
      run(client, "SET timezone = 'UTC'", "SAVEPOINT b", "SET timezone = 'Europe/Rome'");
      run(client, "ROLLBACK TO a");
      client.commit();
      assertEquals("Asia/Tokyo", ask(client, "SHOW timezone"));
    }
  }

  @Test
  void resetGoesBackToTheBeginningOfTheConnection() throws Exception {
    try (Proxied proxied = Proxied.on(server)) {
      Connection client = proxied.client("options", "-c work_mem=3MB");
      for (String reset :
          new String[] {"RESET work_mem", "RESET ALL", "DISCARD ALL", "SET work_mem TO DEFAULT"}) {
        run(client, "SET work_mem = '9MB'", reset);
        assertEquals("3MB", ask(client, "SHOW work_mem"), reset);
        assertEquals("4MB", ask(proxied.client(), "SHOW work_mem"), reset);
      }
    }
  }

  @Test
  void aRoleIsTheClientsOwn() throws Exception {
    try (Proxied proxied = Proxied.on(server, "CREATE TABLE t (a int)")) {
      run(proxied.client(), "CREATE ROLE nobody_" + ProcessHandle.current().pid());
      Connection client = proxied.client();
      run(client, "SET ROLE nobody_" + ProcessHandle.current().pid());
      refused("42501", () -> ask(client, "SELECT * FROM t"));
      assertEquals("", ask(proxied.client(), "SELECT * FROM t"));
      run(client, "RESET ROLE");
      assertEquals("", ask(client, "SELECT * FROM t"));
    }
  }

  @Test
  void aDriverIsToldWhatItSet() throws Exception {
    try (Proxied proxied = Proxied.on(server)) {
      Connection client = proxied.client();
      run(client, "SET timezone = 'Asia/Tokyo'");
      run(proxied.client(), "SET timezone = 'UTC'");
      assertEquals("Asia/Tokyo", told(client));
      client.setAutoCommit(false);
      run(client, "SET timezone = 'Europe/Rome'");
      assertEquals("Europe/Rome", told(client));
      client.rollback();
      assertEquals("Asia/Tokyo", told(client));
      run(client, "SET LOCAL timezone = 'Europe/Rome'");
      client.commit();
      assertEquals("Asia/Tokyo", told(client));
    }
  }

  private static String told(Connection client) throws SQLException {
    return client.unwrap(PGConnection.class).getParameterStatuses().getOrDefault("TimeZone", "");
  }

  @Test
  void whatWouldActOnAllIsRefused() throws Exception {
    try (Proxied proxied = Proxied.on(server)) {
      Connection client = proxied.client();
      for (String sql :
          new String[] {
            "SET idle_in_transaction_session_timeout = 5",
            "SET session_replication_role = replica",
            "SET standard_conforming_strings = off",
            "SET client_encoding = 'SJIS'",
            "SET SESSION AUTHORIZATION postgres",
            "SET default_transaction_isolation = serializable",
            "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE",
            "SELECT set_config('session_replication_role', 'replica', false)",
            "SELECT set_config('a.' || 'b', 'c', false)",
          }) {
        refused("0A000", () -> run(client, sql));
      }
      try (PreparedStatement unclear = client.prepareStatement("SELECT set_config(?, ?, true)")) {
        unclear.setString(1, "a.b");
        unclear.setString(2, "c");
        refused("0A000", unclear::execute);
      }
      assertEquals("1", ask(client, "SELECT 1"));
    }
  }

  @Test
  void whatCouldNotBeSeenIsRefused() throws Exception {
    try (Proxied proxied = Proxied.on(server, "CREATE TABLE t (temp int, reset int)")) {
      Connection client = proxied.client();
      for (String sql :
          new String[] {
            "UPDATE pg_settings SET setting = 'x' WHERE name = 'my.tenant'",
            "UPDATE pg_catalog.pg_settings SET setting = 'x' WHERE name = 'my.tenant'",
            "DO $$ BEGIN PERFORM set_config('my.tenant', '9', false); END $$",
            "DO 'BEGIN SET my.tenant = 9; END'",
            "DO $a$ BEGIN IF true THEN RESET my.tenant; END IF; END $a$ LANGUAGE plpgsql",
            "DO $$ BEGIN CREATE TEMP TABLE x (a int); END $$",
            "DO $$ BEGIN PERFORM pg_advisory_lock(1); END $$",
          }) {
        refused("0A000", () -> run(client, sql));
      }
      run(
          client,
          "DO $$ BEGIN INSERT INTO t VALUES (1, 2); UPDATE t SET temp = 3, reset = 4; END $$");
      assertEquals("3 4", ask(client, "SELECT temp || ' ' || reset FROM t"));
    }
  }
}
