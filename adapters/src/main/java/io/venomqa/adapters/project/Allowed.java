package io.venomqa.adapters.project;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Which hosts and files a run may change: those that look harmless, and those that `allow` names.
final class Allowed {

  private static final int MAX_LINKS = 40;

  private final Path project;
  private final List<Path> temporary;
  private final List<String> entries;

  /// @param project the project's folder, symbolic links resolved
  /// @param temporary folders for temporary files
  Allowed(Path project, List<Path> temporary, List<String> entries) {
    this.project = project;
    this.temporary = List.copyOf(temporary);
    this.entries = List.copyOf(entries);
  }

  List<String> entries() {
    return entries;
  }

  /// Whether a host is this machine by its name or address, or allowed. Names are not looked up.
  ///
  /// @param port -1 when the URL names none
  boolean host(String host, int port) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || name.equals("[::1]")
        || name.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}")
        || entries.stream()
            .map(entry -> entry.toLowerCase(Locale.ROOT))
            .anyMatch(entry -> entry.equals(name) || entry.equals(name + ":" + port));
  }

  /// Whether a Redis database is on this machine and not the one that is used where none is named,
  /// or allowed: database 0 only by its number.
  boolean redis(String host, int port, int database) {
    String name = host.toLowerCase(Locale.ROOT);
    return (host(host, port) && database != 0)
        || entries.stream()
            .map(entry -> entry.toLowerCase(Locale.ROOT))
            .anyMatch(entry ->
                entry.equals(name + "/" + database)
                    || entry.equals(name + ":" + port + "/" + database));
  }

  /// Whether a database is on this machine and, by its name, there for tests; or is allowed as
  /// `host/name` or `host:port/name`.
  boolean database(PostgresAddress address) {
    String name = address.host() + "/" + address.database();
    String withPort = address.host() + ":" + address.port() + "/" + address.database();
    return (host(address.host(), address.port()) && address.looksLikeTest())
        || entries.stream().anyMatch(entry -> entry.equals(name) || entry.equals(withPort));
  }

  /// Whether a file lies in the project's folder or a folder for temporary files, or is allowed.
  ///
  /// @param file as [#real] gives it
  boolean file(Path file) {
    return file.startsWith(project)
        || temporary.stream().map(this::real).anyMatch(file::startsWith)
        || entries.stream().anyMatch(entry -> names(entry, file));
  }

  private boolean names(String entry, Path file) {
    try {
      Path path = entry.startsWith("file:") ? Path.of(URI.create(entry)) : Path.of(entry);
      return real(path).equals(file);
    } catch (IllegalArgumentException aHost) {
      return false;
    }
  }

  /// A path, relative to the project's folder or absolute, with every symbolic link resolved, also
  /// where what it leads to does not exist yet.
  Path real(Path path) {
    return real(project.resolve(path), MAX_LINKS);
  }

  private static Path real(Path path, int links) {
    try {
      return path.toRealPath();
    } catch (IOException missing) {
      return parentResolved(path, links);
    }
  }

  private static Path parentResolved(Path path, int links) {
    Path parent = path.getParent();
    Path name = path.getFileName();
    if (parent == null || name == null || links == 0) {
      return path.normalize();
    }
    Path resolved = real(parent, links).resolve(name.toString()).normalize();
    try {
      return Files.isSymbolicLink(resolved)
          ? real(resolved.resolveSibling(Files.readSymbolicLink(resolved)), links - 1)
          : resolved;
    } catch (IOException | InvalidPathException unreadable) {
      return resolved;
    }
  }
}
