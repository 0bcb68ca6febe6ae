package io.venomqa.adapters.script;

/// Where a script's console output goes. Called by the thread that runs the script; must be quick.
public interface ConsoleSink {

  /// Keeps no output.
  ConsoleSink NONE = (script, level, text) -> {};

  /// The console's methods.
  enum Level {
    LOG,
    INFO,
    WARN,
    ERROR,
    DEBUG
  }

  /// Takes one line of output.
  ///
  /// @param script the file, relative to the project's folder, such as `actions/refund.js`
  void print(String script, Level level, String text);
}
