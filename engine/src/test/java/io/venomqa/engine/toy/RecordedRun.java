package io.venomqa.engine.toy;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.explore.PastRun;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A run to go on with, made of the events that it told.
public final class RecordedRun implements PastRun {

  private final Map<List<Object>, Step> steps = new HashMap<>();
  private Map<String, ContentHash> initial = Map.of();

  public RecordedRun(Recorder recorder) {
    Map<Integer, Boolean> settled = new HashMap<>();
    for (ExplorationEvent event : recorder.events()) {
      if (event instanceof ExplorationEvent.TransitionSettled(int number, boolean renamed)) {
        settled.put(number, renamed);
      }
    }
    for (ExplorationEvent event : recorder.events()) {
      if (event instanceof ExplorationEvent.TransitionTaken(var step, var rules, var _)) {
        steps.put(
            List.of(step.from(), step.action()),
            new Step(
                step,
                rules,
                settled.containsKey(step.number()),
                settled.getOrDefault(step.number(), false)));
      } else if (event instanceof ExplorationEvent.StateFound(State state, var _)
          && state.number() == 0) {
        initial = state.content();
      }
    }
  }

  @Override
  public Map<String, ContentHash> initialContent() {
    return initial;
  }

  @Override
  public Optional<Step> step(int state, ActionId action) {
    return Optional.ofNullable(steps.get(List.of(state, action)));
  }
}
