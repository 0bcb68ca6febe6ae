package io.venomqa.adapters.postgres;

import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.engine.world.SystemFailure;
import java.sql.SQLException;

/// PostgreSQL's errors in words for people, with what to do.
final class Failures {

  private static final String FORBIDDEN = "42501";
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
          case FORBIDDEN -> "Give the user of venomqa.yaml the right that is missing.";
          case INEXACT -> "Set `mechanism: copy` for this database, and report this.";
          default -> "";
        };
    return new SystemFailure(
        system, "The database " + address + " " + what + ": " + plain(e), remedy, e);
  }

  static boolean isForbidden(SQLException e) {
    return state(e).equals(FORBIDDEN);
  }

  static boolean isLockTimeout(SQLException e) {
    return state(e).equals(LOCK_TIMEOUT);
  }

  /// Whether the connection is gone, so that it can only be tried on a new one.
  static boolean isDisconnected(SQLException e) {
    String state = state(e);
    return state.startsWith("08") || state.startsWith("57P");
  }

  private static String state(SQLException e) {
    return e.getSQLState() == null ? "" : e.getSQLState();
  }

  /// The server's own message, in one line.
  static String plain(SQLException e) {
    String message = String.valueOf(e.getMessage()).strip();
    return message.replaceFirst("^(ERROR|FATAL|PANIC): ", "").replaceAll("\\s*\\R\\s*", "; ");
  }
}
