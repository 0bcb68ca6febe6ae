package io.venomqa.adapters.project;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// A URL of a system: of a host that may be changed. Never shown, since it may hold a secret.
final class SystemUrl {

  private SystemUrl() {}

  static Optional<URI> read(Setting setting, String text, Allowed allowed) {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException notOne) {
      url = URI.create("");
    }
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!http
        || url.getHost() == null
        || url.getRawFragment() != null
        || url.getUserInfo() != null) {
      setting.problem(
          "`"
              + setting.path()
              + "` must have a URL such as http://127.0.0.1:9000/venomqa, without a user's name",
          "");
      return Optional.empty();
    }
    if (!allowed.host(url.getHost(), url.getPort())) {
      setting.problem(
          "`" + setting.path() + "`: its host is not this machine, and a run changes its data",
          "If it is there to be tested, say so: `allow: [HOST]`.");
      return Optional.empty();
    }
    return Optional.of(url);
  }
}
