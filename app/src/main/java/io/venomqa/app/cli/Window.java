package io.venomqa.app.cli;

import java.nio.file.Path;
import java.util.Optional;

/// Opens the window. The command line knows no more of it than this.
public interface Window {

  /// Whether there is a display to open a window on.
  boolean isPossible();

  /// Opens it and returns when it was closed.
  ///
  /// @param folder the project to open; empty for the welcome page
  void open(Optional<Path> folder);

  /// Opens it on the built-in demo and returns when it was closed.
  void openDemo();
}
