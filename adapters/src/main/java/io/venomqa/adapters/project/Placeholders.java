package io.venomqa.adapters.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `${name}`s in a text of the project.
public final class Placeholders {

  /// What a name starts with that stands for a variable of the environment.
  static final String ENVIRONMENT = "env:";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}]*)}");

  private Placeholders() {}

  /// The names in order, each as often as it occurs.
  static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /// The text with each name replaced; a name without a value is left as it is written.
  public static String replace(String text, Function<String, Optional<String>> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            match -> Matcher.quoteReplacement(values.apply(match.group(1)).orElse(match.group())));
  }

  /// What the names in a project's `api.start` stand for, at one start.
  ///
  /// @param port the one that the API is to listen on
  /// @param standIns values of names that are known since the stand-ins listen, such as
  ///   `systems.mail.url`
  public static Function<String, Optional<String>> ofStart(
      Project project,
      int port,
      Function<String, Optional<String>> environment,
      Map<String, String> standIns) {
    return name -> {
      if (name.startsWith(ENVIRONMENT)) {
        return environment.apply(name.substring(ENVIRONMENT.length()));
      }
      return switch (name) {
        case "port" -> Optional.of(Integer.toString(port));
        case "project" -> Optional.of(project.folder().toString());
        default -> Optional.ofNullable(standIns.get(name)).or(() -> ofSystems(project, name));
      };
    };
  }

  /// What can be asked of a system, such as `url`.
  static List<String> partsOf(SystemSettings system) {
    return switch (system) {
      case SystemSettings.Sqlite _ -> List.of("path", "url");
      case SystemSettings.Redis _ -> List.of("url");
      case SystemSettings.StandIn _ -> List.of("url", "host", "port");
      case SystemSettings.RemoteService _ -> List.of("url");
      case SystemSettings.Reset _ -> List.of();
      case SystemSettings.Postgres _ ->
          List.of("url", "jdbc", "host", "port", "database", "user", "password");
    };
  }

  private static Optional<String> ofSystems(Project project, String name) {
    for (SystemSettings system : project.systems()) {
      switch (system) {
        case SystemSettings.Postgres postgres -> {
          Optional<String> value = ofPostgres(postgres, name);
          if (value.isPresent()) {
            return value;
          }
        }
        case SystemSettings.Sqlite sqlite -> {
          if (name.equals("systems." + sqlite.name() + ".path")) {
            return Optional.of(sqlite.file().toString());
          }
          if (name.equals("systems." + sqlite.name() + ".url")) {
            return Optional.of(sqlite.url());
          }
        }
        case SystemSettings.Redis redis -> {
          if (name.equals("systems." + redis.name() + ".url")) {
            return Optional.of(redis.url());
          }
        }
        case SystemSettings.RemoteService remote -> {
          if (name.equals("systems." + remote.name() + ".url")) {
            return Optional.of(remote.url().toString());
          }
        }
        // Known only once they listen; nothing of a reset has an address.
        case SystemSettings.StandIn _, SystemSettings.Reset _ -> {}
      }
    }
    return Optional.empty();
  }

  private static Optional<String> ofPostgres(SystemSettings.Postgres system, String name) {
    String lead = "systems." + system.name() + ".";
    PostgresAddress address = system.address();
    return name.startsWith(lead)
        ? switch (name.substring(lead.length())) {
          case "url" -> Optional.of(system.url());
          case "jdbc" -> Optional.of(address.jdbcUrl());
          case "host" -> Optional.of(address.host());
          case "port" -> Optional.of(Integer.toString(address.port()));
          case "database" -> Optional.of(address.database());
          case "user" -> Optional.of(address.user());
          case "password" -> Optional.of(address.password());
          default -> Optional.empty();
        }
        : Optional.empty();
  }
}
