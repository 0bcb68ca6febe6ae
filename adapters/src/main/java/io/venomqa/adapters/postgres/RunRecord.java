package io.venomqa.adapters.postgres;

import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.engine.world.SystemFailure;
import java.sql.SQLException;

/// What a run leaves in the database while it lasts, so that a later one can tell what happened.
///
/// That it lives is told by a lock of its session, which the server gives back when the session
/// ends, however that happens. When it last lived, for the question who wrote since, is told by a
/// heartbeat.
final class RunRecord {

  /// Of the lock, one per database: an arbitrary number that nobody else uses.
  private static final long LOCK = 0x76656e6f6d7161L;

  private RunRecord() {}

  /// Takes the lock of this session.
  ///
  /// @throws SystemFailure when a run is using the database
  static void claim(String system, PostgresAddress address, Database db)
      throws SQLException, SystemFailure {
    if (!isClaimed(db)) {
      String other =
          db.text(
              "SELECT a.pid || coalesce(' from ' || host(a.client_addr), '') FROM pg_locks l"
                  + " JOIN pg_stat_activity a ON a.pid = l.pid WHERE l.locktype = 'advisory'"
                  + " AND l.granted AND l.classid::bigint << 32 | l.objid::bigint = "
                  + LOCK
                  + " AND a.datname = current_database()");
      throw new SystemFailure(
          system,
          "Another run is using the database " + address + ": server process " + other + ".",
          "Wait until it has ended, or end it.");
    }
  }

  /// Waits as long as we are patient: the server process of a run that was killed may take a moment
  /// to notice.
  private static boolean isClaimed(Database db) throws SQLException {
    try {
      db.run("SELECT pg_advisory_lock(" + LOCK + ")");
      return true;
    } catch (SQLException e) {
      if (Failures.isLockTimeout(e)) {
        return false;
      }
      throw e;
    }
  }

  static boolean exists(Database db) throws SQLException {
    return !db.text("SELECT to_regclass('venomqa.run')").isEmpty();
  }

  static void create(Database db) throws SQLException {
    db.run("CREATE TABLE venomqa.run AS SELECT clock_timestamp() AS beat, NULL::text AS sequences");
  }

  /// Takes everything out of the database that a run has put into it: the triggers go with their
  /// functions.
  static void remove(Database db) throws SQLException {
    db.run("DROP SCHEMA IF EXISTS venomqa CASCADE");
  }
}
