package io.venomqa.adapters.project;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads systems that are no databases: stand-ins, services, and what is reset.
final class StandInReader {

  static final Set<String> KINDS = Set.of("mail", "storage", "queue", "clock", "service", "reset");
  static final Set<String> OPTIONS = Set.of("port", "now");

  private final Allowed allowed;
  private final boolean apiIsStarted;

  StandInReader(Allowed allowed, boolean apiIsStarted) {
    this.allowed = allowed;
    this.apiIsStarted = apiIsStarted;
  }

  /// @param keys the system's, one of them a kind
  Optional<SystemSettings> read(String name, Map<String, Setting> keys) {
    List<String> kinds = KINDS.stream().filter(keys::containsKey).sorted().toList();
    String kind = kinds.getFirst();
    Setting setting = Objects.requireNonNull(keys.get(kind));
    Set<String> strange = new TreeSet<>(keys.keySet());
    strange.removeAll(optionsOf(kind, setting));
    for (String key : strange) {
      Setting option = Objects.requireNonNull(keys.get(key));
      option.problem("`" + option.path() + "` is not for `" + kind + "`", "");
    }
    if (!strange.isEmpty()) {
      return Optional.empty();
    }
    return switch (kind) {
      case "reset" -> new ResetReader(allowed).read(name, setting);
      case "service" -> isUrl(setting) ? remote(name, setting) : script(name, setting, keys);
      default -> standIn(name, kind, setting, keys);
    };
  }

  private static Set<String> optionsOf(String kind, Setting setting) {
    return switch (kind) {
      case "reset" -> Set.of(kind);
      case "clock" -> Set.of(kind, "port", "now");
      case "service" -> isUrl(setting) ? Set.of(kind) : Set.of(kind, "port");
      default -> Set.of(kind, "port");
    };
  }

  private static boolean isUrl(Setting setting) {
    return setting.written().matches("(?i)[a-z]+://.*");
  }

  private Optional<SystemSettings> standIn(
      String name, String kind, Setting setting, Map<String, Setting> keys) {
    setting.section(Set.of());
    return port(setting, keys)
        .flatMap(port ->
            switch (kind) {
              case "mail" -> Optional.of(new SystemSettings.Mail(name, port));
              case "storage" -> Optional.of(new SystemSettings.Storage(name, port));
              case "queue" -> Optional.of(new SystemSettings.Queue(name, port));
              default -> clock(name, port, Optional.ofNullable(keys.get("now")));
            });
  }

  private static Optional<SystemSettings> clock(String name, int port, Optional<Setting> now) {
    if (now.isEmpty()) {
      return Optional.of(new SystemSettings.Clock(name, port, Optional.empty()));
    }
    return now.get()
        .text()
        .flatMap(text -> {
          try {
            Instant instant = Instant.parse(text.value());
            return Optional.of(new SystemSettings.Clock(name, port, Optional.of(instant)));
          } catch (DateTimeException notOne) {
            now.get()
                .problem(
                    "`"
                        + now.get().path()
                        + "` must be a time in UTC, but is `"
                        + text.written()
                        + "`",
                    "Write it such as `2025-01-31T12:00:00Z`.");
            return Optional.empty();
          }
        });
  }

  private Optional<Integer> port(Setting system, Map<String, Setting> keys) {
    return port(system, keys, apiIsStarted);
  }

  /// The API cannot know a free port that VenomQA finds, unless VenomQA starts it.
  ///
  /// @return 0 for a free one
  static Optional<Integer> port(Setting system, Map<String, Setting> keys, boolean apiIsStarted) {
    Setting port = keys.get("port");
    if (port == null) {
      if (!apiIsStarted) {
        system.problem(
            "`"
                + system.path()
                + "` has no port, and VenomQA does not start the API, which would have to be told",
            "Say where the API looks for it, such as `port: 2525`, or how to start the API: `api.start`.");
        return Optional.empty();
      }
      return Optional.of(0);
    }
    Optional<Long> number = port.wholeNumber();
    if (number.filter(n -> n > 65_535).isPresent()) {
      port.problem("`" + port.path() + "` must be a port, at most 65535", "");
      return Optional.empty();
    }
    return number.map(Math::toIntExact);
  }

  private Optional<SystemSettings> script(String name, Setting setting, Map<String, Setting> keys) {
    Optional<Integer> port = port(setting, keys);
    return setting
        .text()
        .flatMap(text -> {
          try {
            Path file = Path.of(text.value());
            if (file.isAbsolute()
                || file.normalize().startsWith("..")
                || !text.value().endsWith(".js")) {
              setting.problem(
                  "`"
                      + setting.path()
                      + "` must be a script of the project or a URL, but is `"
                      + text.written()
                      + "`",
                  "Write its path, such as `services/payments.js`.");
              return Optional.empty();
            }
            return port.map(p -> new SystemSettings.ScriptService(name, p, file.normalize()));
          } catch (InvalidPathException invalid) {
            setting.problem("`" + text.written() + "` is not a path", "");
            return Optional.empty();
          }
        });
  }

  private Optional<SystemSettings> remote(String name, Setting setting) {
    return setting
        .text()
        .flatMap(text -> SystemUrl.read(setting, text.value(), allowed))
        .map(url ->
            new SystemSettings.RemoteService(
                name, URI.create(url.toString().replaceFirst("/+$", ""))));
  }
}
