package io.venomqa.engine.explore;

import io.venomqa.engine.explore.Performer.Performed;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Edge;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.StateGraph;
import io.venomqa.engine.model.Transition;
import java.util.Optional;

/// The path of a replay, found again in the graph as far as the search went there.
///
/// What its steps hold is what the replay did; of the graph they have the numbers alone.
final class Trail {

  private final StateGraph graph;
  private Path walked = Path.EMPTY;
  private int at;

  /// Starts in the initial state.
  Trail(StateGraph graph) {
    this.graph = graph;
  }

  Path walked() {
    return walked;
  }

  /// Adds a step that made a call. A call that was answered with another status than in the graph
  /// leads elsewhere.
  void then(ActionId action, Performed performed) {
    int status = performed.lastResponse().orElseThrow().statusCode();
    Optional<Edge> known =
        at == Transition.ELSEWHERE
            ? Optional.empty()
            : graph.outgoing(at).stream()
                .filter(taken -> taken.action().equals(action) && taken.statusCode() == status)
                .findFirst();
    int to = known.map(Edge::to).orElse(Transition.ELSEWHERE);
    walked =
        walked.then(
            new Transition(
                known.map(Edge::number).orElse(-walked.length() - 1),
                at,
                action,
                to,
                performed.exchanges(),
                performed.drained().changes(),
                performed.contextAfter()));
    at = to;
  }
}
