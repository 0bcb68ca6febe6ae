package io.venomqa.engine.model;

import java.util.Objects;

/// One HTTP request of an action or invariant.
///
/// @param method upper-case HTTP method
/// @param target the path with its query, or an absolute URL; a path is relative to the project's
///   API
public record Request(String method, String target, Headers headers, Body body) {

  public Request {
    Objects.requireNonNull(method);
    Objects.requireNonNull(target);
  }

  public static Request get(String target) {
    return new Request("GET", target, Headers.NONE, Body.EMPTY);
  }

  @Override
  public String toString() {
    return method + " " + target;
  }
}
