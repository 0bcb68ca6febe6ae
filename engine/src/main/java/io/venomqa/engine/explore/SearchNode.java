package io.venomqa.engine.explore;

import io.venomqa.engine.identity.Content;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.world.World.WorldCheckpoint;
import java.util.Map;
import java.util.Set;

/// What the search keeps of a state, beside the state itself: the way back to it and what was tried
/// in it.
final class SearchNode {

  final int number;
  final WorldCheckpoint checkpoint;
  final Context context;
  final Content content;

  /// Actions performed on the way here that some precondition mentions.
  final Set<ActionId> performed;

  /// Effective calls on the way here; empty where the scope does not bound them.
  final Map<ActionId, Integer> calls;

  /// Effective calls on the way here of the action that has the most; 0 where they are not counted.
  final int mostCalls;

  /// Rows more than in the initial state, by table.
  final Map<String, Integer> moreRows;

  /// Whether it is, or was, on the frontier. A state reached only by steps that break a rule is
  /// not.
  boolean queued;

  /// How far from the initial state it was when it was found; below 0 until something can be tried
  /// in it.
  int foundAt = -1;

  /// How many actions were performed in it.
  int tried;

  SearchNode(
      int number,
      WorldCheckpoint checkpoint,
      Context context,
      Content content,
      Set<ActionId> performed,
      Map<ActionId, Integer> calls,
      Map<String, Integer> moreRows) {
    this.number = number;
    this.checkpoint = checkpoint;
    this.context = context;
    this.content = content;
    this.performed = Set.copyOf(performed);
    this.calls = Map.copyOf(calls);
    this.mostCalls = calls.values().stream().mapToInt(count -> count).max().orElse(0);
    this.moreRows = Map.copyOf(moreRows);
  }

  /// Effective calls of an action on the way here.
  int callsOf(Action action) {
    return calls.getOrDefault(action.id(), 0);
  }
}
