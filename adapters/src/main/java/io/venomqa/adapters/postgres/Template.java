package io.venomqa.adapters.postgres;

import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.engine.world.SystemFailure;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Makes the database anew as a copy of another one, the template, while nobody is connected.
///
/// The copy is made under a name of ours and then takes the database's place, in one transaction:
/// at no moment is there no database, whatever is killed. What is left over under a name of ours is
/// removed by the next time.
final class Template {

  private static final String NEW = "_venomqa_new";
  private static final String OLD = "_venomqa_old";
  private static final int LONGEST_NAME = 63;
  private static final String OF_ALL = "postgres";
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private static final String SETTINGS =
      """
      SELECT coalesce(r.rolname, ''), split_part(c, '=', 1), substr(c, strpos(c, '=') + 1)
      FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
        LEFT JOIN pg_roles r ON r.oid = s.setrole, unnest(s.setconfig) c
      WHERE d.datname = ? ORDER BY 1, 2
      """;

  private static final String RIGHTS =
      """
      SELECT a.privilege_type, coalesce(quote_ident(r.rolname), 'PUBLIC'), a.is_grantable
      FROM pg_database d, aclexplode(d.datacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
      WHERE d.datname = ? AND a.grantee <> d.datdba
      """;

  private static final String CONNECTED =
      """
      SELECT format('process %s (%s, user %s%s, %s)', pid,
        coalesce(nullif(application_name, ''), 'no name'), usename,
        coalesce(' from ' || host(client_addr), ''), coalesce(state, 'state unknown'))
      FROM pg_stat_activity
      WHERE datname = ? AND coalesce(backend_type, 'client backend') = 'client backend' ORDER BY pid
      """;

  private final String system;
  private final PostgresAddress address;
  private final String template;
  private final Duration patience;
  private final Database db;

  private Template(
      String system, PostgresAddress address, String template, Duration patience, Database db) {
    this.system = system;
    this.address = address;
    this.template = template;
    this.patience = patience;
    this.db = db;
  }

  /// Makes the database anew; and first the template of it, where there is none.
  ///
  /// @return what people have to know; empty when nothing
  /// @throws SystemFailure when somebody is connected, who is named, or the user may not
  static Optional<String> makeAnew(
      String system, PostgresAddress address, String template, Duration patience)
      throws SystemFailure, SQLException {
    try (Database db = Database.open(system, address.withDatabase(OF_ALL), patience)) {
      return new Template(system, address, template, patience, db).makeAnew();
    }
  }

  private Optional<String> makeAnew() throws SystemFailure, SQLException {
    String database = address.database();
    for (String name : List.of(database, template)) {
      requireShort(name);
      for (String ours : List.of(name + NEW, name + OLD)) {
        db.run("DROP DATABASE IF EXISTS " + Sql.quoted(ours));
      }
    }
    if (!exists(database)) {
      throw new SystemFailure(
          system,
          "There is no database " + address + ".",
          "Make it, or correct its name in venomqa.yaml.");
    }
    requireRight();
    requireAlone(database);
    Optional<String> told = Optional.empty();
    if (!exists(template)) {
      copy(database, template + NEW);
      db.run("ALTER DATABASE %s RENAME TO %s".formatted(quotedNew(template), Sql.quoted(template)));
      told =
          Optional.of(
              "There was no template %s: it was made of the present content of %s, and every run starts from it now."
                  .formatted(template, database));
    }
    requireAlone(template);
    copy(template, database + NEW);
    takeOver(database);
    db.begin();
    try {
      db.run(
          "ALTER DATABASE %s RENAME TO %s"
              .formatted(Sql.quoted(database), Sql.quoted(database + OLD)));
      db.run("ALTER DATABASE %s RENAME TO %s".formatted(quotedNew(database), Sql.quoted(database)));
      db.commit();
    } catch (SQLException | RuntimeException e) {
      db.rollback();
      throw e;
    }
    db.run("DROP DATABASE " + Sql.quoted(database + OLD));
    return told;
  }

  private static String quotedNew(String name) {
    return Sql.quoted(name + NEW);
  }

  private void copy(String from, String to) throws SQLException {
    db.run(
        "CREATE DATABASE %s TEMPLATE %s OWNER %s"
            .formatted(
                Sql.quoted(to),
                Sql.quoted(from),
                Sql.quoted(
                    db.text(
                        "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = ?",
                        address.database()))));
  }

  /// What a copy does not have: the settings and rights that belong to the database itself.
  private void takeOver(String database) throws SQLException {
    String copy = quotedNew(database);
    for (List<@Nullable String> row : db.rows(SETTINGS, database)) {
      String role = text(row, 0);
      String setting = Sql.quoted(text(row, 1));
      db.begin();
      try {
        db.rows("SELECT set_config(?, ?, true)", text(row, 1), text(row, 2));
        db.run(
            (role.isEmpty()
                    ? "ALTER DATABASE " + copy
                    : "ALTER ROLE " + Sql.quoted(role) + " IN DATABASE " + copy)
                + " SET "
                + setting
                + " FROM CURRENT");
      } finally {
        db.commit();
      }
    }
    db.run(
        "ALTER DATABASE "
            + copy
            + " CONNECTION LIMIT "
            + db.number("SELECT datconnlimit FROM pg_database WHERE datname = ?", database));
    String comment =
        db.text(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = ?",
            database);
    if (!comment.isEmpty()) {
      db.run("COMMENT ON DATABASE " + copy + " IS " + Sql.literal(comment));
    }
    if (db.isTrue("SELECT datacl IS NOT NULL FROM pg_database WHERE datname = ?", database)) {
      db.run("REVOKE ALL ON DATABASE " + copy + " FROM PUBLIC");
      for (List<@Nullable String> row : db.rows(RIGHTS, database)) {
        db.run(
            "GRANT %s ON DATABASE %s TO %s%s"
                .formatted(
                    text(row, 0),
                    copy,
                    text(row, 1),
                    text(row, 2).equals("t") ? " WITH GRANT OPTION" : ""));
      }
    }
  }

  private boolean exists(String database) throws SQLException {
    return db.isTrue("SELECT EXISTS (SELECT FROM pg_database WHERE datname = ?)", database);
  }

  private void requireShort(String name) throws SystemFailure {
    if ((name + NEW).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      throw new SystemFailure(
          system,
          "The name " + name + " is too long: a copy cannot be made beside it under a longer name.",
          "Use one of at most %d characters.".formatted(LONGEST_NAME - NEW.length()));
    }
  }

  private void requireRight() throws SystemFailure, SQLException {
    String user = db.text("SELECT current_user");
    if (!db.isTrue("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")) {
      throw new SystemFailure(
          system,
          "User " + user + " may not make databases, which starting from a template needs.",
          "Say as a superuser: ALTER ROLE " + Sql.quoted(user) + " CREATEDB");
    }
    if (!db.isTrue(
        "SELECT pg_has_role(datdba, 'MEMBER') FROM pg_database WHERE datname = ?",
        address.database())) {
      throw new SystemFailure(
          system,
          "User " + user + " does not own the database " + address.database() + ".",
          "Say as a superuser: ALTER DATABASE %s OWNER TO %s"
              .formatted(Sql.quoted(address.database()), Sql.quoted(user)));
    }
  }

  /// Waits a little: a connection that was closed just now, such as ours or that of an API which
  /// was ended, takes a moment to go.
  private void requireAlone(String database) throws SystemFailure, SQLException {
    long end = System.nanoTime() + patience.toNanos();
    List<String> connected = connected(database);
    while (!connected.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      connected = connected(database);
    }
    if (!connected.isEmpty()) {
      throw new SystemFailure(
          system,
          "The database %s cannot be made anew from the template %s while somebody is connected to %s: %s."
              .formatted(address.database(), template, database, String.join("; ", connected)),
          "End these. The API may run only from then on: let VenomQA start it by `api.start`.");
    }
  }

  private List<String> connected(String database) throws SQLException {
    List<String> connected = new ArrayList<>();
    for (List<@Nullable String> row : db.rows(CONNECTED, database)) {
      connected.add(text(row, 0));
    }
    return connected;
  }

  private static String text(List<@Nullable String> row, int place) {
    return Objects.requireNonNullElse(row.get(place), "");
  }
}
