package io.venomqa.engine.toy;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.ExplorationListener;
import java.util.ArrayList;
import java.util.List;

/// Keeps every event of a run.
public class Recorder implements ExplorationListener {

  private final List<ExplorationEvent> events = new ArrayList<>();

  @Override
  public void on(ExplorationEvent event) {
    events.add(event);
  }

  public List<ExplorationEvent> events() {
    return List.copyOf(events);
  }

  public <E extends ExplorationEvent> List<E> of(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /// Transitions as `s0 increment s1`, in the order taken.
  public List<String> transitions() {
    return of(ExplorationEvent.TransitionTaken.class).stream()
        .map(ExplorationEvent.TransitionTaken::transition)
        .map(step -> "s%d %s s%d".formatted(step.from(), step.action(), step.to()))
        .toList();
  }
}
