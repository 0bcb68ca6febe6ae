package io.venomqa.app.ui.graph;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a person asked to stand out, by the run's numbers, so that it holds while the graph grows.
/// Belongs to the UI thread.
final class Highlights {
  private static final double FADE = 80e6;
  private static final int MOST_HITS = 20;

  List<Integer> path = List.of();
  int step = -1;
  Selection selection = Selection.none();
  Selection hover = Selection.none();
  String query = "";
  Set<String> actions = Set.of();
  private long selectedAt;
  private long hoveredAt;

  void clear() {
    path = List.of();
    step = -1;
    selection = Selection.none();
    hover = Selection.none();
    query = "";
    actions = Set.of();
  }

  void select(Selection next, long now) {
    selection = next;
    selectedAt = now;
  }

  void hover(Selection next, long now) {
    hover = next;
    hoveredAt = now;
  }

  boolean fading(long now) {
    return now - selectedAt < FADE || now - hoveredAt < FADE;
  }

  /// The indexes of the states on the path.
  int[] pathStates(GraphModel model) {
    return path.stream()
        .map(model::edge)
        .flatMap(java.util.Optional::stream)
        .flatMapToInt(e -> java.util.stream.IntStream.of(e.from(), e.to()))
        .map(model::indexOf)
        .distinct()
        .toArray();
  }

  /// States beside the path that are drawn themselves even where others are collapsed: the
  /// selection, and what a search found if that is not much.
  BitSet kept(GraphModel model, Topology graph) {
    BitSet kept = hits(graph);
    if (kept.cardinality() > MOST_HITS) {
      kept.clear();
    }
    int state = state(model, selection);
    if (state >= 0) {
      kept.set(state);
    }
    if (selection instanceof Selection.Transition(int number)) {
      model
          .edge(number)
          .ifPresent(edge -> {
            kept.set(model.indexOf(edge.from()));
            kept.set(model.indexOf(edge.to()));
          });
    }
    return kept;
  }

  /// @param still whether nothing fades
  Emphasis emphasis(GraphModel model, Topology graph, long now, boolean still) {
    BitSet states = new BitSet();
    for (int state : pathStates(model)) {
      states.set(state);
    }
    int[] calls = path.stream().mapToInt(model::indexOfCall).filter(i -> i >= 0).toArray();
    int selectedCall = call(model, selection);
    int stepCall = step < 0 ? -1 : model.indexOfCall(step);
    return new Emphasis(
        calls,
        states,
        stepCall,
        state(model, selection),
        selectedCall >= 0 ? selectedCall : stepCall,
        state(model, hover),
        call(model, hover),
        still ? 1 : Math.clamp((now - selectedAt) / FADE, 0, 1),
        still ? 1 : Math.clamp((now - hoveredAt) / FADE, 0, 1),
        hits(graph),
        dimStates(graph),
        dimCalls(graph));
  }

  private static int state(GraphModel model, Selection selection) {
    return selection instanceof Selection.State(int number) ? model.indexOf(number) : -1;
  }

  private static int call(GraphModel model, Selection selection) {
    return selection instanceof Selection.Transition(int number) ? model.indexOfCall(number) : -1;
  }

  /// States that the query names (`s9` or `9`), else those that a call of such a name leads to.
  BitSet hits(Topology graph) {
    BitSet hits = new BitSet();
    String wanted = query.strip().toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      return hits;
    }
    @Nullable Integer number = numberIn(wanted);
    for (int i = 0; number != null && i < graph.states(); i++) {
      if (graph.number()[i] == number) {
        hits.set(i);
      }
    }
    for (int call = 0; number == null && call < graph.calls(); call++) {
      if (graph.action()[call].toLowerCase(Locale.ROOT).contains(wanted)) {
        hits.set(graph.to()[call]);
      }
    }
    return hits;
  }

  private static @Nullable Integer numberIn(String wanted) {
    return wanted.matches("s?\\d{1,9}") ? Integer.valueOf(wanted.replace("s", "")) : null;
  }

  private BitSet dimCalls(Topology graph) {
    BitSet dim = new BitSet();
    for (int call = 0; !actions.isEmpty() && call < graph.calls(); call++) {
      if (!actions.contains(graph.action()[call])) {
        dim.set(call);
      }
    }
    return dim;
  }

  /// A state is filtered out when every way to it is.
  private BitSet dimStates(Topology graph) {
    BitSet dim = new BitSet();
    if (actions.isEmpty()) {
      return dim;
    }
    for (int i = 0; i < graph.states(); i++) {
      dim.set(i, graph.waysIn()[i] > 0);
    }
    for (int call = 0; call < graph.calls(); call++) {
      if (actions.contains(graph.action()[call])) {
        dim.clear(graph.to()[call]);
        dim.clear(graph.from()[call]);
      }
    }
    return dim;
  }
}
