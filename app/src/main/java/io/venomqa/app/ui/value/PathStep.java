package io.venomqa.app.ui.value;

import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.Transition;
import java.util.ArrayList;
import java.util.List;

/// One call of a path.
///
/// @param position from 1
/// @param transition number of the transition in the run; below zero where the search did not go
/// @param from number of a state; below zero for one that the search did not visit
public record PathStep(int position, int transition, String action, int from, int to, int status) {

  public static List<PathStep> of(Path path) {
    List<PathStep> steps = new ArrayList<>();
    for (Transition step : path.steps()) {
      steps.add(
          new PathStep(
              steps.size() + 1,
              step.number(),
              step.action().name(),
              step.from(),
              step.to(),
              step.statusCode()));
    }
    return List.copyOf(steps);
  }

  /// `s1 → s3`.
  public String way() {
    return way(from, to);
  }

  /// `s1 → s3`, or `s1 → not visited` where the search did not go.
  static String way(int from, int to) {
    return from < 0 ? "not visited" : "s" + from + " → " + (to < 0 ? "not visited" : "s" + to);
  }
}
