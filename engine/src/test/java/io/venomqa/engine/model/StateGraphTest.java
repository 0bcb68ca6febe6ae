package io.venomqa.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateGraphTest {

  @Test
  void aShorterWayMakesEverythingBehindItNearer() {
    StateGraph graph = new StateGraph();
    for (int number = 0; number < 5; number++) {
      graph.add(state(number));
    }
    step(graph, 1, 0, 1);
    step(graph, 2, 1, 2);
    step(graph, 3, 2, 3);
    step(graph, 4, 3, 4);

    List<State> nearer = step(graph, 5, 0, 3);

    assertEquals(List.of("s3", "s4"), nearer.stream().map(State::name).toList());
    assertEquals(2, graph.state(4).depth());
    assertEquals(List.of(5, 4), graph.pathTo(4).steps().stream().map(Transition::number).toList());
  }

  @Test
  void theInitialStateHasTheEmptyPath() {
    StateGraph graph = new StateGraph();
    graph.add(state(0));
    graph.add(state(1));
    step(graph, 1, 0, 1);
    step(graph, 2, 1, 0);

    assertEquals(Path.EMPTY, graph.pathTo(0));
  }

  private static State state(int number) {
    return new State(
        new StateId(new ContentHash(0, number)), number, number, Map.of(), Context.EMPTY);
  }

  private static List<State> step(StateGraph graph, int number, int from, int to) {
    return graph.add(
        new Transition(number, from, new ActionId("a"), to, List.of(), List.of(), Context.EMPTY));
  }
}
