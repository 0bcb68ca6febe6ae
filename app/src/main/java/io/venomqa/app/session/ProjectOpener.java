package io.venomqa.app.session;

import java.nio.file.Path;

/// Opens project folders. Its methods read files and may take long: never call them on the UI
/// thread.
public interface ProjectOpener {

  /// Reads a project folder. Does not start the API yet.
  ///
  /// @throws ProjectRefused when it cannot be explored as it is, with every problem found
  OpenedProject open(Path folder) throws ProjectRefused;

  /// Makes the built-in demo ready in a folder of its own and opens it.
  OpenedProject openDemo() throws ProjectRefused;
}
