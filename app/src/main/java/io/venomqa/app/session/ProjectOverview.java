package io.venomqa.app.session;

import io.venomqa.engine.model.Severity;
import java.nio.file.Path;
import java.util.List;

/// What there is to say about a project before anything runs.
///
/// @param environment where it runs, for people, such as `127.0.0.1:8080`
/// @param systems the rollback systems, in the world's order
/// @param scope what will be explored, in words
/// @param defaults strategy and limits as the project says
public record ProjectOverview(
    String name,
    Path folder,
    String environment,
    List<ActionInfo> actions,
    List<InvariantInfo> invariants,
    List<SystemInfo> systems,
    String scope,
    RunSettings defaults) {

  public ProjectOverview {
    actions = List.copyOf(actions);
    invariants = List.copyOf(invariants);
    systems = List.copyOf(systems);
  }

  /// An action of the project.
  ///
  /// @param file relative to the project's folder
  public record ActionInfo(String name, String file) {}

  /// An invariant of the project, or a built-in rule.
  ///
  /// @param file relative to the project's folder; empty for a built-in rule
  public record InvariantInfo(String name, Severity severity, String message, String file) {}

  /// A rollback system.
  ///
  /// @param kind such as `SQLite`
  /// @param mechanism such as `undo log`; empty while it is not known
  public record SystemInfo(String name, String kind, String mechanism) {}
}
