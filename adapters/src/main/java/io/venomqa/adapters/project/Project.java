package io.venomqa.adapters.project;

import io.venomqa.engine.explore.Limits;
import io.venomqa.engine.explore.Scope;
import io.venomqa.engine.identity.Abstraction;
import java.nio.file.Path;
import java.util.List;

/// What a project's `venomqa.yaml` says, checked, defaults filled in.
///
/// @param folder the project's folder, absolute, symbolic links resolved
/// @param name for people; the folder's name where the file gives none
/// @param systems in the file's order
/// @param allow hosts and files that may be touched though they do not look harmless
public record Project(
    Path folder,
    String name,
    ApiSettings api,
    List<SystemSettings> systems,
    Abstraction state,
    Scope scope,
    Limits limits,
    SearchSettings search,
    AuditSettings audit,
    List<String> allow) {

  public Project {
    systems = List.copyOf(systems);
    allow = List.copyOf(allow);
  }

  /// The same, explored beyond states in which a rule is broken.
  public Project beyondBrokenRules() {
    return new Project(
        folder,
        name,
        api,
        systems,
        state,
        scope,
        limits,
        new SearchSettings(search.order(), search.seed(), true),
        audit,
        allow);
  }

  /// The project's scripts and its own data.
  public ProjectFolder files() {
    return new ProjectFolder(folder);
  }
}
