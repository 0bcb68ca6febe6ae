package io.venomqa.adapters.project;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Where the API is, and how to start it.
///
/// @param url without a slash at its end; may contain `${port}` when the API is started by VenomQA
/// @param timeout how long one request may take until its whole response was read
/// @param start empty when somebody else starts it
/// @param restarts whether it is started anew whenever the world goes back to a state; only where
///   VenomQA starts it
public record ApiSettings(String url, Duration timeout, Optional<Start> start, boolean restarts) {

  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  /// How to start the API. `${…}` is left as written and resolved at the start, so that no secret
  /// of the environment is kept here.
  ///
  /// @param command words as in a shell, without a shell's expansions
  /// @param environment on top of VenomQA's own
  /// @param health a path that answers 2xx once the API is ready; empty: ready when its port
  ///   accepts
  /// @param timeout how long it may take to get ready
  public record Start(
      String command, Map<String, String> environment, Optional<String> health, Duration timeout) {

    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    public Start {
      environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }
  }
}
