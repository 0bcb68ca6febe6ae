package io.venomqa.adapters.project;

import java.util.ArrayList;
import java.util.List;
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
  public static Function<String, Optional<String>> ofStart(
      Project project, int port, Function<String, Optional<String>> environment) {
    return name -> {
      if (name.startsWith(ENVIRONMENT)) {
        return environment.apply(name.substring(ENVIRONMENT.length()));
      }
      return switch (name) {
        case "port" -> Optional.of(Integer.toString(port));
        case "project" -> Optional.of(project.folder().toString());
        default -> ofSystems(project, name);
      };
    };
  }

  private static Optional<String> ofSystems(Project project, String name) {
    for (SystemSettings system : project.systems()) {
      switch (system) {
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
      }
    }
    return Optional.empty();
  }
}
