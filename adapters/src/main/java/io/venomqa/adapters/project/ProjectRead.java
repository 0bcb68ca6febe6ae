package io.venomqa.adapters.project;

import java.util.List;

/// What came of reading a project.
public sealed interface ProjectRead {

  /// It can be explored.
  ///
  /// @param warnings what its owner should know about it
  record Loaded(Project project, List<Problem> warnings) implements ProjectRead {}

  /// It cannot, for all of these reasons, in the file's order.
  record Refused(List<Problem> problems) implements ProjectRead {}
}
