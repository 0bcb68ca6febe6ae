package io.venomqa.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Transitions from the initial state, each starting where the one before it ended.
public record Path(List<Transition> steps) {

  public static final Path EMPTY = new Path(List.of());

  public Path {
    steps = List.copyOf(steps);
  }

  public int length() {
    return steps.size();
  }

  public Path then(Transition step) {
    List<Transition> longer = new ArrayList<>(steps);
    longer.add(step);
    return new Path(longer);
  }

  public List<ActionId> actions() {
    return steps.stream().map(Transition::action).toList();
  }

  /// `create_order → refund_order`, or `initial state`.
  @Override
  public String toString() {
    return steps.isEmpty()
        ? "initial state"
        : steps.stream().map(step -> step.action().name()).collect(Collectors.joining(" → "));
  }
}
