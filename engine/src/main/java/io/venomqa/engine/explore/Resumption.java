package io.venomqa.engine.explore;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.State;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.world.SystemFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/// Goes on with an earlier run: makes again only those of its calls that led to a state for the
/// first time, which takes the world there, and those with which something was wrong, which shows
/// it once more. What the others came to is known.
///
/// The calls that are made again have to come to the same: else API, data or scripts are no longer
/// what they were, and nothing that is known holds.
final class Resumption {

  private static final String REMEDY =
      "API, data or scripts are not what they were. Start a new run, without --resume.";

  private final PastRun past;
  private final Map<Integer, Integer> nodes = new HashMap<>();
  private final Map<Integer, Integer> pasts = new HashMap<>();

  Resumption(PastRun past) {
    this.past = past;
  }

  /// A call whose outcome is known.
  ///
  /// @param to number of the state that it led to
  record Known(PastRun.Step step, int to) {}

  /// The initial state is known.
  ///
  /// @throws RunAborted when it is another one than in the earlier run
  void begin(State initial) throws SystemFailure, RunAborted {
    Map<String, ContentHash> was = past.initialContent();
    if (was.isEmpty()) {
      return;
    }
    TreeSet<String> different = new TreeSet<>();
    was.forEach((system, hash) -> {
      if (!hash.equals(initial.content().get(system))) {
        different.add(system);
      }
    });
    if (!different.isEmpty()) {
      throw new RunAborted(
          Ending.Cause.NOT_RESUMED,
          "at the beginning, %s does not hold what it held when the run began that is to be gone on with"
              .formatted(String.join(", ", different)),
          REMEDY);
    }
    same(0, 0);
  }

  private void same(int pastState, int node) {
    nodes.putIfAbsent(pastState, node);
    pasts.putIfAbsent(node, pastState);
  }

  /// What an action came to in a state, where that need not be tried again.
  Optional<Known> known(SearchNode from, ActionId action) throws SystemFailure {
    Optional<PastRun.Step> step = step(from.number, action);
    if (step.isEmpty() || !step.get().settled()) {
      return Optional.empty();
    }
    Integer to = nodes.get(step.get().transition().to());
    return to == null ? Optional.empty() : Optional.of(new Known(step.get(), to));
  }

  private Optional<PastRun.Step> step(int node, ActionId action) throws SystemFailure {
    Integer from = pasts.get(node);
    return from == null ? Optional.empty() : past.step(from, action);
  }

  /// A call was made.
  ///
  /// @throws RunAborted when it was made in the earlier run, and came to something else
  void performed(Transition now) throws SystemFailure, RunAborted {
    Optional<PastRun.Step> step = step(now.from(), now.action());
    if (step.isEmpty()) {
      return;
    }
    Transition was = step.get().transition();
    if (was.statusCode() != now.statusCode()) {
      throw otherwise(
          now, "was answered with %d, and with %d".formatted(now.statusCode(), was.statusCode()));
    }
    if (!rows(was).equals(rows(now))) {
      throw otherwise(now, "changed %s, and %s".formatted(words(now), words(was)));
    }
    if (!nodes.containsKey(was.to())) {
      same(was.to(), now.to());
    }
  }

  private static RunAborted otherwise(Transition now, String what) {
    return new RunAborted(
        Ending.Cause.NOT_RESUMED,
        "%s in state s%d %s in the run that is to be gone on with"
            .formatted(now.action().name(), now.from(), what),
        REMEDY);
  }

  /// How many rows of which table came, went or changed.
  private static Map<List<String>, Integer> rows(Transition transition) {
    Map<List<String>, Integer> rows = new HashMap<>();
    for (Change change : transition.changes()) {
      String kind =
          switch (change) {
            case Change.Added _ -> "+";
            case Change.Removed _ -> "-";
            case Change.Changed _ -> "~";
          };
      rows.merge(List.of(change.system(), change.table(), kind), 1, Integer::sum);
    }
    return rows;
  }

  private static String words(Transition transition) {
    return transition.changes().isEmpty()
        ? "nothing"
        : Objects.toString(transition.changes().size()) + " rows";
  }
}
