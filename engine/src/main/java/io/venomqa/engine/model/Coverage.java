package io.venomqa.engine.model;

import java.util.List;

/// What a run reached of an API and its systems, and what it did not.
///
/// @param actions in the project's order
/// @param operations by path, then by method; calls of invariants are not in it
/// @param tables by system and name; those that no call changed too, as far as the systems say
///   which they have
public record Coverage(
    List<ActionCoverage> actions,
    List<OperationCoverage> operations,
    List<TableCoverage> tables,
    Left left) {

  /// Of a run that began nothing.
  public static final Coverage NONE = new Coverage(List.of(), List.of(), List.of(), Left.NOTHING);

  public Coverage {
    actions = List.copyOf(actions);
    operations = List.copyOf(operations);
    tables = List.copyOf(tables);
  }

  /// The tables that no call changed.
  public List<TableCoverage> untouched() {
    return tables.stream().filter(table -> table.changedBy().isEmpty()).toList();
  }
}
