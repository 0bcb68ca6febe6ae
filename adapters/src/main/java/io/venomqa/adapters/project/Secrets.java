package io.venomqa.adapters.project;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Keeps passwords out of what people see: those of the project's systems, and those in URLs.
public final class Secrets {

  private static final String SHOWN = "…";

  /// Not a login that only says where a password comes from.
  private static final String NOT_NAMED = "(?![^\\s`'\"@]*\\$\\{env:)";

  /// User and password of a URL; not a port and a path in which an `@` stands.
  private static final Pattern LOGIN =
      Pattern.compile("(://)" + NOT_NAMED + "[^\\s`'\"/@]*:(?!\\d+/)[^\\s`'\"]*@");

  /// The same in a URL that lost its beginning.
  private static final Pattern BARE_LOGIN =
      Pattern.compile("(?<![^\\s`'\"])" + NOT_NAMED + "[^\\s`'\"/@:]*:(?!//)[^\\s`'\"]*@");

  private static final Pattern PARAMETER =
      Pattern.compile("(?i)([?&;](?:password|passwd|pwd|token|secret)=)(?!\\$\\{env:)[^&\\s`'\"]+");

  /// A shorter one is found in words that have nothing to do with it.
  private static final int SHORTEST = 4;

  private final List<String> passwords;

  private Secrets(List<String> passwords) {
    this.passwords = passwords;
  }

  /// The passwords of a project's systems, as they are and as they are written in URLs.
  public static Secrets of(Project project) {
    return new Secrets(
        project.systems().stream()
            .flatMap(system -> password(system).stream())
            .flatMap(word ->
                Stream.of(
                    word,
                    URLEncoder.encode(word, StandardCharsets.UTF_8),
                    URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20")))
            .filter(word -> word.length() >= SHORTEST)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  private static Optional<String> password(SystemSettings system) {
    return switch (system) {
      case SystemSettings.Redis redis -> redis.password();
      case SystemSettings.Postgres postgres -> Optional.of(postgres.address().password());
      case SystemSettings.Sqlite _,
          SystemSettings.StandIn _,
          SystemSettings.RemoteService _,
          SystemSettings.Reset _ ->
          Optional.empty();
    };
  }

  /// A text of somebody else's, such as a line that the API printed, fit to be shown.
  public String without(String text) {
    String shown = text;
    for (String password : passwords) {
      shown = shown.replace(password, SHOWN);
    }
    return withoutLogins(shown);
  }

  /// A text without the logins of the URLs in it.
  public static String withoutLogins(String text) {
    return PARAMETER
        .matcher(LOGIN.matcher(text).replaceAll("$1" + SHOWN + "@"))
        .replaceAll("$1" + SHOWN);
  }

  /// A message that quotes what was written where it is wrong: it may be anything.
  static String withoutAnyLogin(String message) {
    return BARE_LOGIN.matcher(withoutLogins(message)).replaceAll(SHOWN + "@");
  }
}
