package io.venomqa.app.ui.graph;

/// What is selected in the picture.
public sealed interface Selection {

  /// Nothing is selected.
  record None() implements Selection {}

  /// A state is selected.
  ///
  /// @param number its number in the run
  record State(int number) implements Selection {}

  /// A transition is selected.
  ///
  /// @param number its number in the run
  record Transition(int number) implements Selection {}

  /// The empty selection.
  static Selection none() {
    return new None();
  }
}
