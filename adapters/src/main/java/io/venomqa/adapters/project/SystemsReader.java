package io.venomqa.adapters.project;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads the `systems` section.
final class SystemsReader {

  private static final Set<String> OF_POSTGRESQL = Set.of("schemas", "sequences", "template");

  private final Allowed allowed;
  private final boolean apiIsStarted;
  private final Set<String> refused = new TreeSet<>();
  private final StandInReader standIns;

  /// @param apiIsStarted whether the project says how to start the API
  SystemsReader(Allowed allowed, boolean apiIsStarted) {
    this.allowed = allowed;
    this.apiIsStarted = apiIsStarted;
    this.standIns = new StandInReader(allowed, apiIsStarted);
  }

  List<SystemSettings> read(Optional<Setting> section) {
    List<SystemSettings> systems = new ArrayList<>();
    section.ifPresent(setting -> {
      Map<String, Setting> byName = setting.entries();
      if (byName.isEmpty()) {
        setting.problem("`systems` names no system", "Name one: `db: {sqlite: data/app.db}`.");
      }
      Map<String, String> places = new HashMap<>();
      byName.forEach((name, system) ->
          system(name, system)
              .ifPresentOrElse(
                  settings -> {
                    requireOwnPlace(settings, system, places);
                    systems.add(settings);
                  },
                  () -> refused.add(name)));
    });
    return systems;
  }

  /// The names of systems that could not be read.
  Set<String> refused() {
    return refused;
  }

  /// Two systems at one place would each take back what the other one puts back.
  ///
  /// @param places the systems so far by where they are
  private static void requireOwnPlace(
      SystemSettings settings, Setting system, Map<String, String> places) {
    Optional<String> place =
        switch (settings) {
          case SystemSettings.Sqlite sqlite -> Optional.of("file " + sqlite.file());
          case SystemSettings.Redis redis ->
              Optional.of(
                  "redis " + host(redis.host()) + ":" + redis.port() + "/" + redis.database());
          case SystemSettings.Postgres postgres ->
              Optional.of(
                  "postgresql "
                      + host(postgres.address().host())
                      + ":"
                      + postgres.address().port()
                      + "/"
                      + postgres.address().database());
          case SystemSettings.StandIn standIn when standIn.port() > 0 ->
              Optional.of("port " + standIn.port());
          case SystemSettings.StandIn _, SystemSettings.RemoteService _, SystemSettings.Reset _ ->
              Optional.empty();
        };
    place
        .map(where -> places.putIfAbsent(where, settings.name()))
        .ifPresent(first ->
            system.problem(
                "`" + system.path() + "` is at the same place as `systems." + first + "`",
                settings instanceof SystemSettings.StandIn
                    ? "Give each a port of its own."
                    : "Name each database once."));
  }

  /// Names of this machine are one.
  private static String host(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost") || name.equals("::1") || name.equals("[::1]")
        ? "127.0.0.1"
        : name;
  }

  private Optional<SystemSettings> system(String name, Setting system) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      system.problem(
          "a system's name must be letters, digits and `_`, since scripts say `world.systems.NAME`,"
              + " but is `"
              + name
              + "`",
          "");
      return Optional.empty();
    }
    Set<String> known = new TreeSet<>(Set.of("sqlite", "postgresql", "mechanism"));
    known.addAll(OF_POSTGRESQL);
    known.add(RedisReader.KIND);
    known.addAll(StandInReader.KINDS);
    known.addAll(StandInReader.OPTIONS);
    Map<String, Setting> keys = system.section(known);
    if (StandInReader.KINDS.stream().anyMatch(keys::containsKey)) {
      return standIns.read(name, keys);
    }
    StandInReader.OPTIONS.stream()
        .filter(keys::containsKey)
        .filter(option -> !option.equals("port") || !keys.containsKey("postgresql"))
        .map(keys::get)
        .forEach(option -> option.problem("`" + option.path() + "` is for stand-ins only", ""));
    if (keys.containsKey(RedisReader.KIND)) {
      return new RedisReader(allowed).read(name, keys);
    }
    if (keys.containsKey("postgresql")) {
      if (keys.containsKey("sqlite")) {
        system.problem("`" + system.path() + "` is said to be two systems", "Give each a name.");
      }
      return new PostgresReader(allowed, apiIsStarted).read(name, keys);
    }
    OF_POSTGRESQL.stream()
        .filter(keys::containsKey)
        .map(keys::get)
        .forEach(option -> option.problem("`" + option.path() + "` is not for SQLite", ""));
    SystemSettings.SqliteMechanism mechanism =
        Optional.ofNullable(keys.get("mechanism"))
            .flatMap(m -> m.choice(SystemSettings.SqliteMechanism.class, Set.of()))
            .orElse(SystemSettings.SqliteMechanism.AUTO);
    if (!keys.containsKey("sqlite")) {
      system.problem(
          "`" + system.path() + "` does not say what it is",
          "Name its file: `" + name + ": {sqlite: data/app.db}`.");
      return Optional.empty();
    }
    return file(keys.get("sqlite")).map(file -> new SystemSettings.Sqlite(name, file, mechanism));
  }

  private Optional<Path> file(Setting setting) {
    return setting
        .text()
        .flatMap(text -> {
          if (text.value().matches("(?i)(:memory:|file:|jdbc:).*")) {
            setting.problem(
                "`" + setting.path() + "` must be a file's path, but is `" + text.written() + "`",
                "Write the path alone, such as `data/app.db`.");
            return Optional.empty();
          }
          try {
            Path file = allowed.real(Path.of(text.value()));
            if (!allowed.file(file)) {
              boolean shown = text.written().equals(text.value());
              setting.problem(
                  "`"
                      + text.written()
                      + "` is neither inside the project's folder nor a"
                      + " temporary file, and a run changes its data",
                  "If it is there to be tested, say so: `allow: [\""
                      + (shown ? file : text.written())
                      + "\"]`.");
            }
            return Optional.of(file);
          } catch (InvalidPathException invalid) {
            setting.problem("`" + text.written() + "` is not a path", "");
            return Optional.empty();
          }
        });
  }
}
