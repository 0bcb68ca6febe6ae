package io.venomqa.engine.model;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// One HTTP request of an action or invariant.
///
/// @param method upper-case HTTP method
/// @param target the path with its query, or an absolute URL; a path is relative to the project's
///   API, or to a system where its name stands before it, as in `clock:/advance`
public record Request(String method, String target, Headers headers, Body body) {

  private static final Pattern TO_SYSTEM = Pattern.compile("\\w+:/(?!/)");
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  public Request {
    Objects.requireNonNull(method);
    Objects.requireNonNull(target);
  }

  public static Request get(String target) {
    return new Request("GET", target, Headers.NONE, Body.EMPTY);
  }

  /// Whether its method is one that only reads, as HTTP says.
  public boolean isSafe() {
    return SAFE.contains(method);
  }

  /// Whether it goes to a system and not to the API.
  public boolean isToSystem() {
    return TO_SYSTEM.matcher(target).lookingAt();
  }

  @Override
  public String toString() {
    return method + " " + target;
  }
}
