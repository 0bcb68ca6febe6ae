package io.venomqa.adapters.postgres;

import io.venomqa.adapters.postgres.proxy.ProxyFailure;
import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.engine.world.SystemFailure;
import java.sql.SQLException;
import java.time.Duration;

/// PostgreSQL's errors in words for people, with what to do.
final class Failures {

  private static final String FORBIDDEN = "42501";
  private static final String DEADLOCK = "40P01";
  private static final String LOCK_TIMEOUT = "55P03";

  /// Raised by our own functions.
  private static final String INEXACT = "VQ001";

  private Failures() {}

  static SystemFailure notConnected(String system, PostgresAddress address, SQLException e) {
    String state = state(e);
    return new SystemFailure(
        system,
        "The database " + address + " cannot be reached: " + plain(e),
        state.startsWith("28")
            ? "Check user and password in venomqa.yaml, or the variables that they come from."
            : state.equals("3D000")
                ? "Make the database, or correct its name in venomqa.yaml."
                : "Start the server, or correct the URL in venomqa.yaml.",
        e);
  }

  static SystemFailure of(String system, PostgresAddress address, String what, SQLException e) {
    String remedy =
        switch (state(e)) {
          case LOCK_TIMEOUT ->
              "A transaction of the API or of somebody else holds a lock for too long. Let it end.";
          case FORBIDDEN ->
              plain(e).contains("row-level security")
                  ? "Row-level security hides rows from the user of venomqa.yaml. Say as a superuser: ALTER ROLE … BYPASSRLS; or take FORCE ROW LEVEL SECURITY from the table."
                  : "Give the user of venomqa.yaml the right that is missing.";
          case INEXACT -> "Set `mechanism: copy` for this database, and report this.";
          default -> "";
        };
    return new SystemFailure(
        system, "The database " + address + " " + what + ": " + plain(e), remedy, e);
  }

  static SystemFailure of(
      String system, PostgresAddress address, String what, Duration patience, ProxyFailure e) {
    String said = String.valueOf(e.getMessage());
    return switch (e.kind()) {
      case BUSY ->
          new SystemFailure(
              system,
              "Somebody has been in the middle of a transaction for longer than %d ms: %s"
                  .formatted(patience.toMillis(), said),
              "End it, or let the API commit before it answers. Nothing was lost or changed.",
              e);
      case NOT_CONNECTED ->
          new SystemFailure(
              system,
              "The database " + address + " cannot be reached: " + said,
              "Start the server, or correct the URL in venomqa.yaml.",
              e);
      case NOT_ALLOWED ->
          new SystemFailure(
              system,
              "The database " + address + " cannot be reached: " + said,
              "Check user and password in venomqa.yaml, or the variables that they come from.",
              e);
      case PORT_TAKEN ->
          new SystemFailure(
              system,
              "The savepoint proxy cannot listen: " + said,
              "End what listens there, or give another `port` or none.",
              e);
      case LOST ->
          new SystemFailure(
              system,
              "The database " + address + " " + what + ": " + said,
              "Nothing was committed. Run again; a server that restarts during runs needs `mechanism: undo-log`.",
              e);
      case REFUSED ->
          new SystemFailure(system, "The database " + address + " " + what + ": " + said, "", e);
    };
  }

  static boolean isForbidden(SQLException e) {
    return state(e).equals(FORBIDDEN);
  }

  /// Whether our own functions did not find the rows that they were to take out.
  static boolean isInexact(SQLException e) {
    return state(e).equals(INEXACT);
  }

  static boolean isLockTimeout(SQLException e) {
    return state(e).equals(LOCK_TIMEOUT);
  }

  /// Whether we waited for somebody who waited for us, and were the one to give in.
  static boolean isDeadlock(SQLException e) {
    return state(e).equals(DEADLOCK);
  }

  /// Whether the connection is gone, so that it can only be tried on a new one.
  static boolean isDisconnected(SQLException e) {
    String state = state(e);
    return state.startsWith("08") || state.startsWith("57P");
  }

  private static String state(SQLException e) {
    return e.getSQLState() == null ? "" : e.getSQLState();
  }

  /// The server's own message, in one line, without where in our own functions it came from.
  static String plain(SQLException e) {
    String message =
        String.valueOf(e.getMessage()).replaceFirst("(?s)\\R\\s*Where: .*", "").strip();
    return message.replaceFirst("^(ERROR|FATAL|PANIC): ", "").replaceAll("\\s*\\R\\s*", "; ");
  }
}
