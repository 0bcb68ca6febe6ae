package io.venomqa.adapters.sqlite;

import io.venomqa.engine.world.SystemFailure;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What SQLite says, in words for people.
final class Failures {

  private Failures() {}

  /// @param what what could not be done with the database, such as `could not be read`
  static SystemFailure of(String system, Path file, String what, SQLException cause) {
    String database = "The database " + file.toAbsolutePath() + " " + what;
    return switch (primaryCode(cause)) {
      case 5, 6 ->
          new SystemFailure(
              system,
              database
                  + ": somebody keeps it locked with a transaction that does not end"
                  + holders(file)
                  + ".",
              "End that transaction or process, and see that the API commits before it answers.",
              cause);
      case 8 ->
          new SystemFailure(
              system,
              database + ": it is read-only.",
              "Allow this user to write the file and its folder.",
              cause);
      case 11, 26 ->
          new SystemFailure(
              system,
              database + ": it is damaged or not a SQLite database (" + plain(cause) + ").",
              "Check it with `PRAGMA integrity_check`.",
              cause);
      case 13 ->
          new SystemFailure(
              system, database + ": the disk is full.", "Free some space and try again.", cause);
      default -> new SystemFailure(system, database + ": " + plain(cause) + ".", "", cause);
    };
  }

  static boolean isBusy(SQLException e) {
    int code = primaryCode(e);
    return code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code;
  }

  static boolean isReadOnly(SQLException e) {
    return primaryCode(e) == SQLiteErrorCode.SQLITE_READONLY.code;
  }

  /// SQLite's own words, without the driver's decoration such as `[SQLITE_ERROR] SQL error or
  /// missing database (no such table: x)`.
  static String plain(SQLException e) {
    String message = String.valueOf(e.getMessage());
    int open = message.indexOf('(');
    boolean decorated = message.startsWith("[SQLITE_") && open >= 0 && message.endsWith(")");
    return decorated ? message.substring(open + 1, message.length() - 1) : message;
  }

  private static int primaryCode(SQLException e) {
    return (e instanceof SQLiteException exact ? exact.getResultCode().code : e.getErrorCode())
        & 0xff;
  }

  /// The other processes that have the file open, where the operating system tells.
  private static String holders(Path file) {
    List<String> holders = new ArrayList<>();
    ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .filter(process -> hasOpen(Path.of("/proc/" + process.pid() + "/fd"), file))
        .forEach(process ->
            holders.add(process.pid() + " (" + process.info().command().orElse("?") + ")"));
    return holders.isEmpty()
        ? ""
        : "; it is open in process " + String.join(" and process ", holders);
  }

  private static boolean hasOpen(Path descriptors, Path file) {
    if (!Files.isDirectory(descriptors)) {
      return false;
    }
    try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
      for (Path descriptor : open) {
        if (Files.exists(descriptor) && Files.isSameFile(descriptor, file)) {
          return true;
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      return false; // another user's process, or one that has just ended: it cannot be named
    }
    return false;
  }
}
