package io.venomqa.bench;

import io.venomqa.adapters.process.ApiProcess;
import io.venomqa.adapters.project.Project;
import io.venomqa.adapters.project.ProjectRead;
import io.venomqa.adapters.project.ProjectReader;
import io.venomqa.adapters.project.SystemSettings;
import java.nio.file.Path;
import java.util.Map;

/// The example that is measured.
final class Shop {

  private Shop() {}

  /// @param environment that the project's placeholders are read from
  static Project project(Path example, Map<String, String> environment) {
    return switch (new ProjectReader(environment).read(example)) {
      case ProjectRead.Loaded(var project, var _) -> project;
      case ProjectRead.Refused(var problems) ->
          throw new IllegalStateException("the example cannot be read: " + problems);
    };
  }

  static Path database(Project project) {
    if (project.systems().getFirst() instanceof SystemSettings.Sqlite sqlite) {
      return sqlite.file();
    }
    throw new IllegalStateException("the example's first system is no SQLite file");
  }

  static final class Silent implements ApiProcess.Listener {
    @Override
    public void printed(String line) {}

    @Override
    public void noticed(String message) {}
  }
}
