package io.venomqa.adapters.project;

import io.venomqa.engine.model.SourceLocation;

/// Something that is wrong with a project, for people.
///
/// @param message what is wrong; never holds a value from the environment
/// @param remedy what to do about it, as a sentence; may be empty
public record Problem(SourceLocation where, String message, String remedy) {

  @Override
  public String toString() {
    return where + ": " + message + (remedy.isEmpty() ? "" : "\n  " + remedy);
  }
}
