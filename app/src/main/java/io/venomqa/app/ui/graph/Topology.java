package io.venomqa.app.ui.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The graph at one moment, as arrays: state `i` is the `i`-th that was added, call `j` the `j`-th.
/// Immutable, though arrays that only grow are shared with the next one: nothing beyond `states`
/// and `calls` may be read.
///
/// @param states how many states
/// @param number number of each state in the run
/// @param depth depth of each state
/// @param status status of each state
/// @param mark severity of each state, null where nothing is broken
/// @param parent where the first way to each state comes from; -1 for the initial state
/// @param waysIn calls that lead to each state
/// @param loops whether a call in the state had no effect
/// @param calls how many calls
/// @param call number of each call in the run
/// @param from state in which each call was made
/// @param to state that each call led to
/// @param joins whether each call led to a state that was known
/// @param action action of each call
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared or written
record Topology(
    int states,
    int[] number,
    int[] depth,
    NodeStatus[] status,
    @Nullable Mark[] mark,
    int[] parent,
    int[] waysIn,
    boolean[] loops,
    int calls,
    int[] call,
    int[] from,
    int[] to,
    boolean[] joins,
    String[] action) {

  static Topology empty() {
    return new Topology(
        0,
        new int[0],
        new int[0],
        new NodeStatus[0],
        new Mark[0],
        new int[0],
        new int[0],
        new boolean[0],
        0,
        new int[0],
        new int[0],
        new int[0],
        new boolean[0],
        new String[0]);
  }

  /// How many depths there are.
  int depths() {
    int most = -1;
    for (int i = 0; i < states; i++) {
      most = Math.max(most, depth[i]);
    }
    return most + 1;
  }

  /// How many states each depth has.
  int[] statesByDepth() {
    int[] count = new int[depths()];
    for (int i = 0; i < states; i++) {
      count[depth[i]]++;
    }
    return count;
  }

  /// For each depth, whether every call of every state down to it was tried.
  boolean[] closedByDepth() {
    boolean[] closed = new boolean[depths()];
    Arrays.fill(closed, true);
    for (int i = 0; i < states; i++) {
      if (status[i] == NodeStatus.WAITING || status[i] == NodeStatus.TRYING) {
        closed[depth[i]] = false;
      }
    }
    for (int d = 1; d < closed.length; d++) {
      closed[d] &= closed[d - 1];
    }
    return closed;
  }

  /// The states of each depth, in the order in which they were added.
  int[][] byDepth() {
    int[] count = statesByDepth();
    int[][] members = new int[count.length][];
    for (int d = 0; d < count.length; d++) {
      members[d] = new int[count[d]];
    }
    int[] next = new int[count.length];
    for (int i = 0; i < states; i++) {
      int d = depth[i];
      members[d][next[d]++] = i;
    }
    return members;
  }
}
