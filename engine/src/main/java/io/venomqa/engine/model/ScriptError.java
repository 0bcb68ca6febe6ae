package io.venomqa.engine.model;

/// A script of the project that failed by itself: never a bug of the API.
public record ScriptError(SourceLocation location, String message) {

  @Override
  public String toString() {
    return location + ": " + message;
  }
}
