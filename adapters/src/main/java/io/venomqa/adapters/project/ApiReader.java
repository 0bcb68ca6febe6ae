package io.venomqa.adapters.project;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads the `api` section.
final class ApiReader {

  static final String URL_REMEDY =
      "Say where the API is: `api: {url: http://127.0.0.1:8080}`, or how to start it: `api.start`.";

  private static final String ANY_PORT = "http://127.0.0.1:${port}";

  private final Allowed allowed;
  private final Set<String> placeholders = new TreeSet<>(Set.of("port", "project"));

  /// @param refused names of systems that could not be read: what is asked of them may be right
  ApiReader(Allowed allowed, List<SystemSettings> systems, Set<String> refused) {
    this.allowed = allowed;
    for (SystemSettings system : systems) {
      for (String part : Placeholders.partsOf(system)) {
        placeholders.add("systems." + system.name() + "." + part);
      }
    }
    refused.forEach(name -> placeholders.add("systems." + name + ".*"));
  }

  Optional<ApiSettings> read(Setting file, Optional<Setting> section) {
    if (section.isEmpty()) {
      file.problem("`api` is not given", URL_REMEDY);
      return Optional.empty();
    }
    Setting api = section.get();
    Map<String, Setting> keys = api.section(Set.of("url", "start", "timeout", "restart"));
    boolean starts = keys.containsKey("start");
    boolean restarts =
        Optional.ofNullable(keys.get("restart")).filter(key -> restarts(key, starts)).isPresent();
    Optional<ApiSettings.Start> start = Optional.ofNullable(keys.get("start")).flatMap(this::start);
    Duration timeout =
        Optional.ofNullable(keys.get("timeout"))
            .flatMap(Setting::duration)
            .orElse(ApiSettings.DEFAULT_TIMEOUT);
    Setting url = keys.get("url");
    if (url != null) {
      return url(url, starts).map(text -> new ApiSettings(text, timeout, start, restarts));
    }
    if (!starts) {
      api.problem("`api.url` is not given", URL_REMEDY);
    } else if (start.isPresent() && !usesPort(start.get())) {
      api.problem(
          "`api.url` is not given, and `api.start` does not use `${port}`",
          "Give `api.url`, or pass `${port}` to the API in `api.start.command` or `api.start.env`.");
    }
    return Optional.of(new ApiSettings(ANY_PORT, timeout, start, restarts));
  }

  private static boolean usesPort(ApiSettings.Start start) {
    return start.command().contains("${port}")
        || start.environment().values().stream().anyMatch(value -> value.contains("${port}"));
  }

  private static boolean restarts(Setting restart, boolean starts) {
    boolean wanted =
        restart
            .oneOf(Set.of("never", "between-branches"), Set.of())
            .filter("between-branches"::equals)
            .isPresent();
    if (wanted && !starts) {
      restart.problem(
          "`api.restart: between-branches` needs `api.start`",
          "VenomQA can only start an API anew that it has started: give `api.start.command`.");
    }
    return wanted;
  }

  private Optional<String> url(Setting setting, boolean starts) {
    return setting
        .text(starts ? Set.of("port") : Set.of())
        .flatMap(text -> {
          Optional<URI> url = parse(text.value());
          if (url.isEmpty()) {
            setting.problem(
                "`api.url` must be such as http://127.0.0.1:8080, but is `" + text.written() + "`",
                "");
            return Optional.empty();
          }
          boolean secret = !text.written().equals(text.value());
          if (!allowed.host(url.get().getHost(), url.get().getPort())) {
            String host = secret ? "HOST" : url.get().getHost();
            setting.problem(
                "`api.url`: the host of `"
                    + text.written()
                    + "` is not this machine, and every call may change its data",
                "If it is there to be tested, say so: `allow: [\"" + host + "\"]`.");
          }
          return Optional.of(text.value().replaceFirst("/+$", ""));
        });
  }

  private static Optional<URI> parse(String url) {
    try {
      URI uri = new URI(url.replace("${port}", "1"));
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean plain =
          uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getUserInfo() == null;
      return http && plain && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException notOne) {
      return Optional.empty();
    }
  }

  private Optional<ApiSettings.Start> start(Setting setting) {
    Map<String, Setting> keys = setting.section(Set.of("command", "env", "health", "timeout"));
    if (!keys.containsKey("command")) {
      setting.problem(
          "`api.start.command` is not given",
          "Write the command that starts the API, such as `java -jar shop.jar --port=${port}`.");
      return Optional.empty();
    }
    Map<String, String> environment = new LinkedHashMap<>();
    if (keys.containsKey("env")) {
      keys.get("env")
          .entries()
          .forEach((name, value) ->
              value.template(placeholders).ifPresent(text -> environment.put(name, text)));
    }
    Optional<String> health =
        Optional.ofNullable(keys.get("health"))
            .flatMap(Setting::text)
            .map(Setting.Text::value)
            .map(path -> path.startsWith("/") ? path : "/" + path);
    Duration timeout =
        Optional.ofNullable(keys.get("timeout"))
            .flatMap(Setting::duration)
            .orElse(ApiSettings.Start.DEFAULT_TIMEOUT);
    return keys.get("command")
        .template(placeholders)
        .filter(command -> isSplit(command, keys.get("command")))
        .map(command -> new ApiSettings.Start(command, environment, health, timeout));
  }

  private static boolean isSplit(String command, Setting setting) {
    try {
      CommandLine.split(command, File.separatorChar == '\\');
      return true;
    } catch (IllegalArgumentException unclosed) {
      setting.problem("`" + setting.path() + "`: " + unclosed.getMessage(), "");
      return false;
    }
  }
}
