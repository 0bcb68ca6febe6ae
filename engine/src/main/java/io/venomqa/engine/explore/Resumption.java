package io.venomqa.engine.explore;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.model.State;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.world.SystemFailure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Goes on with an earlier run: makes again only those of its calls that led to a state for the
/// first time, which takes the world there, those with which something was wrong or of which
/// something was told, which shows it once more, and the first of each kind. What the others came
/// to is known.
///
/// The calls that are made again have to come to the same: else API, data or scripts are no longer
/// what they were, and nothing that is known holds.
final class Resumption {

  private static final String REMEDY =
      "API, data or scripts are not what they were. Start a new run, without --resume.";

  private final PastRun past;
  private final Map<Integer, Integer> nodes = new HashMap<>();
  private final Map<Integer, Integer> pasts = new HashMap<>();
  private final Set<Kind> madeAgain = new HashSet<>();
  private int knownCalls;
  private int takenOver;

  Resumption(PastRun past) {
    this.past = past;
  }

  /// What calls have in common that are taken for alike: what was answered, and of which tables how
  /// many rows changed.
  private record Kind(ActionId action, int status, Map<List<String>, Integer> rows) {

    static Kind of(Transition transition) {
      return new Kind(transition.action(), transition.statusCode(), Resumption.rows(transition));
    }
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
    Transition was = step.get().transition();
    Integer to = nodes.get(was.to());
    if (to == null || madeAgain.add(Kind.of(was))) {
      return Optional.empty();
    }
    knownCalls++;
    takenOver++;
    return Optional.of(new Known(step.get(), to));
  }

  /// What the reader of the result must know of calls that were not made again.
  Optional<Notice> notice() {
    return takenOver == 0
        ? Optional.empty()
        : Optional.of(
            new Notice(
                Notice.Kind.TAKEN_OVER,
                "%,d calls were not made again: what they came to is known from the run that this one goes on with. %,d that it had made were made again, one of each kind among them, and came to the same. An API that was changed in what only the others would show looks here as it was then."
                    .formatted(takenOver, knownCalls - takenOver)));
  }

  private Optional<PastRun.Step> step(int node, ActionId action) throws SystemFailure {
    Integer from = pasts.get(node);
    return from == null ? Optional.empty() : past.step(from, action);
  }

  /// A call was made.
  ///
  /// @return whether it was made in the earlier run too
  /// @throws RunAborted when it was made in the earlier run, and came to something else
  boolean performed(Transition now) throws SystemFailure, RunAborted {
    Optional<PastRun.Step> step = step(now.from(), now.action());
    if (step.isEmpty()) {
      return false;
    }
    knownCalls++;
    Transition was = step.get().transition();
    if (isUnanswered(was) || isUnanswered(now)) {
      return true;
    }
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
    return true;
  }

  /// Whatever it did, nobody was told: it may do something else the next time.
  private static boolean isUnanswered(Transition transition) {
    return transition.exchanges().stream().anyMatch(exchange -> !exchange.response().isAnswered());
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
