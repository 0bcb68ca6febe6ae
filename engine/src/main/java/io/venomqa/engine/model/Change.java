package io.venomqa.engine.model;

/// What a call did to one row of a system.
public sealed interface Change {

  /// The system's name in the project.
  String system();

  String table();

  record Added(String system, String table, Row after) implements Change {}

  record Removed(String system, String table, Row before) implements Change {}

  /// The same row, known by its key, with other values.
  record Changed(String system, String table, Row before, Row after) implements Change {}
}
