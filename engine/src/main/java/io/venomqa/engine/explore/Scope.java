package io.venomqa.engine.explore;

import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// What a project wants explored: it makes an endless space finite. Part of a state's identity, so
/// that a run which tried everything within it is complete.
///
/// @param callsPerAction how many calls of one action that changed something may be on a path;
///   empty for no bound. A call that changed nothing leads nowhere new and does not count.
/// @param liveResources by table, or `*` for every table not named, how many rows more than in the
///   initial state there may be; a state with more is checked, but nothing is tried in it
public record Scope(OptionalInt callsPerAction, Map<String, Integer> liveResources) {

  /// Two effective calls of each action.
  public static final Scope DEFAULT = new Scope(OptionalInt.of(2), Map.of());

  public static final Scope UNBOUNDED = new Scope(OptionalInt.empty(), Map.of());

  public Scope {
    liveResources = Map.copyOf(liveResources);
    if (callsPerAction.isPresent() && callsPerAction.getAsInt() < 1) {
      throw new IllegalArgumentException("callsPerAction must be at least 1");
    }
  }

  public static Scope callsPerAction(int calls) {
    return new Scope(OptionalInt.of(calls), Map.of());
  }

  /// The same with another bound for the calls of one action.
  Scope withCalls(int calls) {
    return new Scope(OptionalInt.of(calls), liveResources);
  }

  boolean allowsCallAfter(int calls) {
    return callsPerAction.isEmpty() || calls < callsPerAction.getAsInt();
  }

  boolean allowsRows(Map<String, Integer> moreRowsByTable) {
    return moreRowsByTable.entrySet().stream()
        .allMatch(more -> more.getValue() <= rowsAllowed(more.getKey()));
  }

  private int rowsAllowed(String table) {
    return liveResources.getOrDefault(table, liveResources.getOrDefault("*", Integer.MAX_VALUE));
  }

  /// In words, such as `at most 2 calls of each action`.
  @Override
  public String toString() {
    String calls =
        callsPerAction.isEmpty()
            ? ""
            : callsPerAction.getAsInt() == 1
                ? "at most 1 call of each action"
                : "at most " + callsPerAction.getAsInt() + " calls of each action";
    String rows =
        liveResources.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry ->
                "at most %d more rows in %s"
                    .formatted(
                        entry.getValue(),
                        entry.getKey().equals("*") ? "each table" : entry.getKey()))
            .collect(Collectors.joining(", "));
    return calls.isEmpty() && rows.isEmpty()
        ? "no bounds"
        : calls.isEmpty() || rows.isEmpty() ? calls + rows : calls + ", " + rows;
  }
}
