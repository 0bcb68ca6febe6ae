package io.venomqa.app.ui.record;

import io.venomqa.engine.model.Transition;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The numbers of a run so far.
public final class RunTotals {

  /// What came of one action.
  public record Calls(int made, int effective) {}

  private final Set<Integer> waiting = new HashSet<>();
  private final Set<String> failedScripts = new HashSet<>();
  private final Map<String, Calls> calls = new TreeMap<>();
  private int states;
  private int transitions;
  private int joined;
  private int withoutEffect;
  private int depth;
  private int closed;
  private boolean changedRows;
  private int left = -1;

  void found(int atDepth) {
    states++;
    depth = Math.max(depth, atDepth);
  }

  void announced(int state) {
    waiting.add(state);
  }

  void closed(int state) {
    closed++;
    waiting.remove(state);
  }

  void taken(Transition transition, boolean joins) {
    transitions++;
    joined += joins ? 1 : 0;
    withoutEffect += transition.isSelfLoop() ? 1 : 0;
    changedRows |= !transition.changes().isEmpty();
    calls.merge(
        transition.action().name(),
        new Calls(1, transition.isSelfLoop() ? 0 : 1),
        (one, other) -> new Calls(one.made() + other.made(), one.effective() + other.effective()));
  }

  void scriptFailed(String script) {
    failedScripts.add(script);
  }

  void left(int states) {
    left = states;
  }

  public int states() {
    return states;
  }

  public int transitions() {
    return transitions;
  }

  /// Transitions that led to a state known before.
  public int joined() {
    return joined;
  }

  /// Transitions that changed nothing.
  public int withoutEffect() {
    return withoutEffect;
  }

  /// How many scripts failed by themselves.
  public int failedScripts() {
    return failedScripts.size();
  }

  /// Whether any call changed a row of a system.
  public boolean changedRows() {
    return changedRows;
  }

  /// The greatest depth at which a state was found.
  public int depth() {
    return depth;
  }

  /// States in which every call was tried.
  public int closed() {
    return closed;
  }

  /// States that have calls left to try.
  public int waiting() {
    return left >= 0 ? left : waiting.size();
  }

  public Calls callsOf(String action) {
    return calls.getOrDefault(action, new Calls(0, 0));
  }
}
