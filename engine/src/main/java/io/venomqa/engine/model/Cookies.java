package io.venomqa.engine.model;

import java.net.HttpCookie;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The cookies that the API has set, by name. Immutable.
///
/// Expiry by time is left out, since time stands still while the explorer branches; a cookie with
/// `Max-Age=0` is removed.
public record Cookies(Map<String, String> values) {

  public static final Cookies NONE = new Cookies(Map.of());

  public Cookies {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /// These cookies after a response with the given headers. A `Set-Cookie` that cannot be read is
  /// passed over, as browsers do.
  public Cookies after(Headers response) {
    if (response.all("set-cookie").isEmpty()) {
      return this;
    }
    Map<String, String> next = new TreeMap<>(values);
    for (String line : response.all("set-cookie")) {
      try {
        for (HttpCookie cookie : HttpCookie.parse("set-cookie: " + line)) {
          if (cookie.getMaxAge() == 0) {
            next.remove(cookie.getName());
          } else {
            next.put(cookie.getName(), cookie.getValue());
          }
        }
      } catch (IllegalArgumentException unreadable) {
        // Passed over: a cookie that no client would keep must not end a run.
      }
    }
    return next.equals(values) ? this : new Cookies(next);
  }

  /// The value of a `Cookie` header; empty when there are none.
  public String header() {
    return values.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }
}
