package io.venomqa.adapters.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Why there was no answer, as a sentence for people.
final class NetworkFailure {

  private static final int LONGEST_QUOTE = 120;

  private final String origin;
  private final HttpSettings settings;

  NetworkFailure(String origin, HttpSettings settings) {
    this.origin = origin;
    this.settings = settings;
  }

  String timeout() {
    return "No complete answer from %s within %s."
        .formatted(origin, words(settings.requestTimeout()));
  }

  String describe(Throwable failure) {
    boolean connecting = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String sentence = known(cause);
      if (sentence != null) {
        return sentence;
      }
      connecting |= cause instanceof ConnectException;
    }
    return connecting
        ? "No connection to " + origin + ": nothing answers there. Is the API running?"
        : reading(failure);
  }

  private @Nullable String known(Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException e ->
          "No connection to %s within %s.".formatted(origin, words(settings.connectTimeout()));
      case UnknownHostException e -> unknownHost();
      case UnresolvedAddressException e -> unknownHost();
      case BoundedBody.TooLarge e ->
          "The answer of %s is larger than %d MB, the most that is read."
              .formatted(origin, settings.bodyLimit() >> 20);
      case SSLException e -> "No secure connection to " + origin + ": " + quoted(e);
      case ProtocolException e -> notHttp(e);
      default -> null;
    };
  }

  private String reading(Throwable failure) {
    String text = quoted(failure).toLowerCase(Locale.ROOT);
    if (text.contains("reset")) {
      return origin + " reset the connection instead of answering.";
    }
    boolean closed =
        failure instanceof IOException
            && (text.contains("received no bytes")
                || text.contains("eof")
                || text.contains("closed")
                || text.contains("broken pipe")
                || text.contains("bytes received"));
    return closed
        ? origin + " closed the connection before its answer was complete."
        : notHttp(failure);
  }

  private String unknownHost() {
    return "No connection to " + origin + ": there is no such host.";
  }

  private String notHttp(Throwable failure) {
    return "What " + origin + " answered cannot be read as HTTP: " + quoted(failure);
  }

  private static String quoted(Throwable failure) {
    String message = failure.getMessage();
    String text =
        message == null
            ? failure.getClass().getSimpleName()
            : message.replaceAll("\\p{Cntrl}", "?");
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }

  private static String words(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
