package io.venomqa.app.ui.record;

import io.venomqa.app.ui.graph.GraphChange;
import io.venomqa.engine.model.Edge;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.Transition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The small picture of a path: its states, and the states one call off it. It ends where the path
/// leaves what the search visited.
public final class Neighbourhood {

  private Neighbourhood() {}

  /// As changes that draw it from nothing.
  public static List<GraphChange> of(Path path, RecordedRun run) {
    Set<Integer> states = new LinkedHashSet<>(List.of(0));
    Set<Edge> calls = new LinkedHashSet<>();
    for (Transition step : path.steps()) {
      if (step.isInGraph()) {
        calls.add(run.graph().edge(step.number()));
        states.add(step.to());
      }
    }
    for (int state : List.copyOf(states)) {
      for (Edge off : run.graph().outgoing(state)) {
        if (!off.isSelfLoop()) {
          calls.add(off);
          states.add(off.to());
        }
      }
    }
    List<GraphChange> changes = new ArrayList<>();
    states.forEach(state -> changes.add(new GraphChange.NodeAdded(run.node(state))));
    Set<Integer> reached = new LinkedHashSet<>(List.of(0));
    for (Edge call : calls) {
      boolean joins = !reached.add(call.to());
      changes.add(new GraphChange.EdgeAdded(RecordedRun.edge(call, joins)));
    }
    return List.copyOf(changes);
  }
}
