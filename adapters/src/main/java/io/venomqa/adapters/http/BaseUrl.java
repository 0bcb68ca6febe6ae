package io.venomqa.adapters.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the API is: scheme, host, port, and a path and query that every request gets.
final class BaseUrl {

  private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
  private static final String ALLOWED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?%";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final URI url;
  private final String path;

  /// @throws IllegalArgumentException when it is not an http or https URL with a host
  BaseUrl(URI url) {
    String scheme = url.getScheme();
    if (!("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
        || url.getHost() == null) {
      throw new IllegalArgumentException(
          "The API's URL must look like http://127.0.0.1:8080, not " + url + ".");
    }
    this.url = url;
    String given = url.getRawPath() == null ? "" : url.getRawPath();
    this.path = given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
  }

  /// Scheme, host and port, for messages; never a user name or password.
  String origin() {
    return scheme(url) + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
  }

  String host() {
    return url.getHost();
  }

  int port() {
    return port(url);
  }

  /// The URL of a request's target.
  ///
  /// @throws URISyntaxException when it is an absolute URL that cannot be read or leads to another
  ///   host; the reason is a sentence for people
  URI resolve(String target) throws URISyntaxException {
    return ABSOLUTE.matcher(target).matches() ? sameOrigin(target) : URI.create(join(target));
  }

  private URI sameOrigin(String target) throws URISyntaxException {
    URI absolute = new URI(encoded(target));
    if (!scheme(absolute).equals(scheme(url))
        || !sameHost(absolute.getHost(), url.getHost())
        || port(absolute) != port(url)) {
      throw new URISyntaxException(
          target,
          "The request was not sent: it goes to another address than the API's ("
              + origin()
              + "). Use a path such as /orders");
    }
    return absolute;
  }

  private String join(String target) {
    int mark = target.indexOf('?');
    String targetPath = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? "" : target.substring(mark + 1);
    String own = url.getRawQuery();
    if (own != null) {
      query = query.isEmpty() ? own : own + "&" + query;
    }
    String slash = targetPath.startsWith("/") ? "" : "/";
    return origin()
        + path
        + slash
        + encoded(targetPath)
        + (query.isEmpty() ? "" : "?")
        + encoded(query);
  }

  /// What a URL cannot hold, and `#`, percent-encoded; what is encoded already stays.
  private static String encoded(String text) {
    StringBuilder out = new StringBuilder(text.length());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xff);
      boolean escape = c == '%' && !startsEscape(bytes, i);
      if (ALLOWED.indexOf(c) < 0 || escape) {
        out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(bytes[i]));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean startsEscape(byte[] bytes, int at) {
    return at + 2 < bytes.length
        && HexFormat.isHexDigit(bytes[at + 1])
        && HexFormat.isHexDigit(bytes[at + 2]);
  }

  private static boolean sameHost(@Nullable String one, String other) {
    return one != null && (one.equalsIgnoreCase(other) || (isLoopback(one) && isLoopback(other)));
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
  }

  private static String scheme(URI uri) {
    return uri.getScheme().toLowerCase(Locale.ROOT);
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : scheme(uri).equals("https") ? 443 : 80;
  }
}
