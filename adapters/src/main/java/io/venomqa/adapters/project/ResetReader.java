package io.venomqa.adapters.project;

import java.io.File;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Reads a system that is reset.
final class ResetReader {

  private final Allowed allowed;

  ResetReader(Allowed allowed) {
    this.allowed = allowed;
  }

  Optional<SystemSettings> read(String name, Setting setting) {
    Map<String, Setting> keys = setting.section(Set.of("command", "http", "observe", "timeout"));
    Setting command = keys.get("command");
    Setting http = keys.get("http");
    if ((command == null) == (http == null)) {
      setting.problem(
          "`" + setting.path() + "` must have either `command` or `http`",
          "Write `reset: {command: ./reset.sh}` or `reset: {http: \"POST http://127.0.0.1:9000/reset\"}`.");
      return Optional.empty();
    }
    Optional<SystemSettings.ResetCall> call =
        command != null ? command(command) : http(Objects.requireNonNull(http));
    Duration timeout =
        Optional.ofNullable(keys.get("timeout"))
            .flatMap(Setting::duration)
            .orElse(SystemSettings.Reset.DEFAULT_TIMEOUT);
    Setting observe = keys.get("observe");
    if (observe == null) {
      return call.map(how -> new SystemSettings.Reset(name, how, Optional.empty(), timeout));
    }
    Optional<URI> seen =
        observe.text().flatMap(text -> SystemUrl.read(observe, text.value(), allowed));
    return seen.isEmpty()
        ? Optional.empty()
        : call.map(how -> new SystemSettings.Reset(name, how, seen, timeout));
  }

  private static Optional<SystemSettings.ResetCall> command(Setting setting) {
    return setting
        .text()
        .flatMap(text -> {
          try {
            List<String> words = CommandLine.split(text.value(), File.separatorChar == '\\');
            return Optional.of(new SystemSettings.ResetCall.Command(words));
          } catch (IllegalArgumentException unclosed) {
            setting.problem("`" + setting.path() + "`: " + unclosed.getMessage(), "");
            return Optional.empty();
          }
        });
  }

  private Optional<SystemSettings.ResetCall> http(Setting setting) {
    return setting
        .text()
        .flatMap(text -> {
          List<String> parts = List.of(text.value().strip().split("\\s+", -1));
          if (parts.size() != 2 || !parts.getFirst().matches("[A-Z]+")) {
            setting.problem(
                "`" + setting.path() + "` must be a method and a URL",
                "Write it such as `POST http://127.0.0.1:9000/reset`.");
            return Optional.empty();
          }
          return SystemUrl.read(setting, parts.get(1), allowed)
              .map(url -> new SystemSettings.ResetCall.Http(parts.getFirst(), url));
        });
  }
}
