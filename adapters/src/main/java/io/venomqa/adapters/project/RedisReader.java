package io.venomqa.adapters.project;

import io.venomqa.adapters.project.SystemSettings.RedisMechanism;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a system that is a Redis database. Its URL may hold a password, and is never shown.
final class RedisReader {

  static final String KIND = "redis";

  private static final int USUAL_PORT = 6379;
  private static final String EXAMPLE = "redis://localhost:6379/3";

  private final Allowed allowed;

  RedisReader(Allowed allowed) {
    this.allowed = allowed;
  }

  Optional<SystemSettings> read(String name, Map<String, Setting> keys) {
    keys.forEach((key, setting) -> {
      if (!List.of(KIND, "mechanism").contains(key)) {
        setting.problem("`" + setting.path() + "` is not for Redis", "");
      }
    });
    RedisMechanism mechanism =
        Optional.ofNullable(keys.get("mechanism"))
            .flatMap(m -> m.choice(RedisMechanism.class, Set.of()))
            .orElse(RedisMechanism.AUTO);
    Setting setting = keys.get(KIND);
    if (setting == null) {
      return Optional.empty();
    }
    return setting.text().flatMap(text -> redis(name, setting, text, mechanism));
  }

  private Optional<SystemSettings> redis(
      String name, Setting setting, Setting.Text text, RedisMechanism mechanism) {
    Optional<URI> parsed = url(text.value());
    if (parsed.isEmpty()) {
      setting.problem(
          "`" + setting.path() + "` must be a URL such as " + EXAMPLE,
          "A user and a password are written before the host: redis://USER:${env:NAME}@HOST:PORT/3;"
              + " special characters in them as %40.");
      return Optional.empty();
    }
    URI url = parsed.get();
    int port = url.getPort() < 0 ? USUAL_PORT : url.getPort();
    int database = url.getPath().length() < 2 ? 0 : Integer.parseInt(url.getPath().substring(1));
    Optional<String> user = login(url, 0).filter(word -> !word.isEmpty());
    Optional<String> password = login(url, 1);
    if (password.isPresent() && text.written().matches("[^:]*://(?![^/]*\\$\\{env:[^/]*@).*@.*")) {
      setting.warning(
          "`" + setting.path() + "` holds a password",
          "Write `${env:NAME}` in its place, so that it is not stored with the project.");
    }
    String host = url.getHost();
    if (!allowed.redis(host, port, database)) {
      boolean shown = text.written().equals(text.value());
      String where = (shown ? host + ":" + port : "HOST:PORT") + "/" + database;
      setting.problem(
          "`"
              + setting.path()
              + "`: "
              + (allowed.host(host, port)
                  ? "database 0 is the one that everything uses that names none"
                  : "its host is not this machine")
              + ", and a run changes its data",
          "If it is there to be tested, say so: `allow: [\"" + where + "\"]`.");
    }
    boolean tls = "rediss".equals(url.getScheme());
    String plainHost = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return Optional.of(
        new SystemSettings.Redis(
            name, url.toString(), plainHost, port, database, user, password, tls, mechanism));
  }

  private static Optional<URI> url(String text) {
    try {
      URI url = new URI(text);
      boolean redis = "redis".equals(url.getScheme()) || "rediss".equals(url.getScheme());
      boolean database =
          url.getPath() != null && url.getPath().matches("(/\\d{0,9})?") && url.getQuery() == null;
      boolean login = url.getRawUserInfo() == null || url.getRawUserInfo().contains(":");
      return redis && database && login && url.getHost() != null
          ? Optional.of(url)
          : Optional.empty();
    } catch (URISyntaxException notOne) {
      return Optional.empty();
    }
  }

  private static Optional<String> login(URI url, int part) {
    return Optional.ofNullable(url.getRawUserInfo())
        .map(login -> login.split(":", 2)[part])
        .map(word -> URLDecoder.decode(word.replace("+", "%2B"), StandardCharsets.UTF_8));
  }
}
