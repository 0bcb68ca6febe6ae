package io.venomqa.app.ui.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.graphstream.graph.Edge;
import org.graphstream.graph.Element;
import org.graphstream.graph.Node;
import org.graphstream.graph.implementations.MultiGraph;
import org.jspecify.annotations.Nullable;

/// The graph that is shown: a GraphStream graph for its structure, and beside it the arrays that
/// [Topology] hands to the threads that lay out and draw. Belongs to the UI thread.
final class GraphModel {
  private static final String VALUE = "value";

  private MultiGraph graph = empty();
  private Columns columns = new Columns();

  private static MultiGraph empty() {
    return new MultiGraph("explored", false, false);
  }

  void clear() {
    graph = empty();
    columns = new Columns();
  }

  int states() {
    return columns.states;
  }

  int calls() {
    return columns.calls;
  }

  /// @throws IllegalArgumentException when a state of this number is known
  void add(GraphNode node) {
    if (graph.getNode(id(node.number())) != null) {
      throw new IllegalArgumentException("known already: state " + node.name());
    }
    graph.addNode(id(node.number())).setAttribute(VALUE, node);
    columns.addState(node);
  }

  /// @throws IllegalArgumentException when no state has this number
  void update(GraphNode node) {
    Node known = known(node.number());
    known.setAttribute(VALUE, node);
    columns.setState(known.getIndex(), node);
  }

  /// A call that leads back to where it was made is remembered, but is no line.
  ///
  /// @throws IllegalArgumentException when one of its states is not known, or its number is
  void add(GraphEdge edge) {
    int from = known(edge.from()).getIndex();
    int to = known(edge.to()).getIndex();
    if (from == to) {
      columns.loops[from] = true;
      return;
    }
    if (graph.getEdge(id(edge.number())) != null) {
      throw new IllegalArgumentException("known already: call " + edge.number());
    }
    graph
        .addEdge(id(edge.number()), id(edge.from()), id(edge.to()), true)
        .setAttribute(VALUE, edge);
    columns.addCall(edge, from, to);
  }

  Optional<GraphNode> node(int number) {
    return value(graph.getNode(id(number)), GraphNode.class);
  }

  Optional<GraphEdge> edge(int number) {
    return value(graph.getEdge(id(number)), GraphEdge.class);
  }

  /// Index of a state in [#topology()], -1 when there is none of this number.
  int indexOf(int number) {
    Node node = graph.getNode(id(number));
    return node == null ? -1 : node.getIndex();
  }

  /// Index of a call in [#topology()], -1 when there is none of this number.
  int indexOfCall(int number) {
    Edge edge = graph.getEdge(id(number));
    return edge == null ? -1 : edge.getIndex();
  }

  /// The states that a state leads to, in the order of the calls, each once.
  List<GraphNode> children(int number) {
    Node node = graph.getNode(id(number));
    List<GraphNode> children = new ArrayList<>();
    if (node != null) {
      node.leavingEdges()
          .map(Edge::getTargetNode)
          .distinct()
          .forEach(child -> value(child, GraphNode.class).ifPresent(children::add));
    }
    return children;
  }

  Topology topology() {
    return columns.topology();
  }

  private Node known(int number) {
    Node node = graph.getNode(id(number));
    if (node == null) {
      throw new IllegalArgumentException("not known: state s" + number);
    }
    return node;
  }

  private static String id(int number) {
    return Integer.toString(number);
  }

  private static <T> Optional<T> value(@Nullable Element element, Class<T> type) {
    return element == null ? Optional.empty() : Optional.of(type.cast(element.getAttribute(VALUE)));
  }

  /// Arrays that grow: what is written once is shared with the snapshots, the rest is copied for
  /// them.
  private static final class Columns {
    int states;
    int[] number = new int[64];
    int[] depth = new int[64];
    NodeStatus[] status = new NodeStatus[64];
    @Nullable Mark[] mark = new Mark[64];
    int[] parent = new int[64];
    int[] waysIn = new int[64];
    boolean[] loops = new boolean[64];
    int calls;
    int[] call = new int[64];
    int[] from = new int[64];
    int[] to = new int[64];
    boolean[] joins = new boolean[64];
    String[] action = new String[64];

    void addState(GraphNode node) {
      if (states == number.length) {
        int size = states * 2;
        number = Arrays.copyOf(number, size);
        depth = Arrays.copyOf(depth, size);
        status = Arrays.copyOf(status, size);
        mark = Arrays.copyOf(mark, size);
        parent = Arrays.copyOf(parent, size);
        waysIn = Arrays.copyOf(waysIn, size);
        loops = Arrays.copyOf(loops, size);
      }
      number[states] = node.number();
      parent[states] = -1;
      setState(states++, node);
    }

    void setState(int index, GraphNode node) {
      depth[index] = node.depth();
      status[index] = node.status();
      mark[index] = node.mark().orElse(null);
    }

    void addCall(GraphEdge edge, int source, int target) {
      if (calls == call.length) {
        int size = calls * 2;
        call = Arrays.copyOf(call, size);
        from = Arrays.copyOf(from, size);
        to = Arrays.copyOf(to, size);
        joins = Arrays.copyOf(joins, size);
        action = Arrays.copyOf(action, size);
      }
      call[calls] = edge.number();
      from[calls] = source;
      to[calls] = target;
      joins[calls] = edge.joins();
      action[calls++] = edge.action();
      waysIn[target]++;
      if (!edge.joins() && parent[target] < 0) {
        parent[target] = source;
      }
    }

    Topology topology() {
      return new Topology(
          states,
          number,
          Arrays.copyOf(depth, states),
          Arrays.copyOf(status, states),
          Arrays.copyOf(mark, states),
          Arrays.copyOf(parent, states),
          Arrays.copyOf(waysIn, states),
          Arrays.copyOf(loops, states),
          calls,
          call,
          from,
          to,
          joins,
          action);
    }
  }
}
