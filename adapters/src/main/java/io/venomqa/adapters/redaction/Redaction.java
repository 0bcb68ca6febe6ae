package io.venomqa.adapters.redaction;

import io.venomqa.adapters.project.Secrets;
import io.venomqa.engine.model.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Keeps secrets out of reports and archives. What counts as one is told by its name: a header that
/// carries credentials, or text under a name such as `user_token` or `password`.
public enum Redaction {
  /// Secrets are replaced by [#REPLACEMENT].
  ON,
  /// Everything is written as it was sent and received.
  OFF;

  /// What stands where a secret was.
  public static final String REPLACEMENT = "[redacted]";

  private static final Set<String> HEADERS =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");

  private static final String SECRET_WORD =
      "(?:password|passwd|passphrase|secret|token|credential|api[-_]?key|private[-_]?key)";

  private static final Pattern SECRET_NAME = Pattern.compile(SECRET_WORD, Pattern.CASE_INSENSITIVE);

  private static final Pattern JSON_FIELD =
      Pattern.compile(
          "(\"[^\"\\\\]*"
              + SECRET_WORD
              + "[^\"\\\\]*\"\\s*:\\s*\")[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FORM_FIELD =
      Pattern.compile(
          "(^|[?&])([^=&?\\s]*" + SECRET_WORD + "[^=&\\s]*=)[^&#\\s]*", Pattern.CASE_INSENSITIVE);

  /// The headers, with the values of those that carry credentials replaced.
  public Map<String, List<String>> headers(Headers headers) {
    Map<String, List<String>> shown = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers
        .values()
        .forEach((name, values) ->
            shown.put(
                name,
                isSecretHeader(name)
                    ? values.stream().map(value -> REPLACEMENT).toList()
                    : values));
    return shown;
  }

  private boolean isSecretHeader(String name) {
    return this == ON
        && (HEADERS.contains(name.toLowerCase(Locale.ROOT)) || SECRET_NAME.matcher(name).find());
  }

  /// Whether texts and numbers under a name are replaced: of a column, a key of the context.
  public boolean hides(String name) {
    return this == ON && SECRET_NAME.matcher(name).find();
  }

  /// A cookie's value, whatever its name.
  public String cookie(String value) {
    return this == ON ? REPLACEMENT : value;
  }

  /// A request's target, with the values of secret query parameters replaced.
  public String target(String target) {
    return this == ON ? FORM_FIELD.matcher(target).replaceAll("$1$2" + REPLACEMENT) : target;
  }

  /// A text for people, with the values of query parameters and the logins of the URLs in it
  /// replaced.
  public String text(String text) {
    return this == ON ? target(Secrets.withoutLogins(text)) : text;
  }

  /// A body in JSON or form encoding, with the values of secret fields replaced.
  public String body(String body) {
    return this == OFF ? body : SecretFields.replace(body, this::hides).orElseGet(() -> like(body));
  }

  /// What only looks like JSON or a form, such as a line of JSON after another.
  private static String like(String body) {
    String json = JSON_FIELD.matcher(body).replaceAll("$1" + REPLACEMENT + "\"");
    return json.startsWith("{") || json.startsWith("[") || json.startsWith("<")
        ? json
        : FORM_FIELD.matcher(json).replaceAll("$1$2" + REPLACEMENT);
  }
}
