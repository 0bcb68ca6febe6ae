package io.venomqa.app.session;

/// One line that somebody printed.
///
/// @param origin a script's file, or `api` for the API's process
/// @param text without its line end
public record ConsoleLine(Level level, String origin, String text) {

  /// How urgent the line is; what the API's process writes to its standard error is a WARNING.
  public enum Level {
    INFO,
    WARNING,
    ERROR
  }
}
