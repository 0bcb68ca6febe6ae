package io.venomqa.app.wiring;

import io.venomqa.adapters.project.Problem;
import io.venomqa.adapters.project.Project;
import io.venomqa.app.session.ProjectOverview;
import java.util.List;

/// A project folder that was read and whose scripts compile.
///
/// @param warnings what its owner should know about it
public record ReadProject(Project project, ProjectOverview overview, List<Problem> warnings) {

  public ReadProject {
    warnings = List.copyOf(warnings);
  }
}
