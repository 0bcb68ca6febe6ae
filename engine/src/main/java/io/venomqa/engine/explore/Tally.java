package io.venomqa.engine.explore;

import io.venomqa.engine.model.ActionCoverage;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Coverage;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.Left;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Counts how often each action was tried and what came of it. What it keeps does not grow with the
/// number of calls.
final class Tally {

  /// An answer that is longer is not kept: part of one cannot be told from a secret.
  private static final int LONGEST_ANSWER = 10_000;

  /// What is known of one action.
  static final class Count {
    int calls;
    int successes;
    int refusedAsExpected;
    int effective;
    int written;
    int skipped;
    boolean onlyReads = true;
    String lastSkip = "";
    String lastRefusal = "";
    final TreeMap<Integer, Integer> statuses = new TreeMap<>();
  }

  private final List<Action> actions;
  private final Map<ActionId, Count> counts = new LinkedHashMap<>();
  private final Operations operations = new Operations();
  private final TableTally tables = new TableTally();

  Tally(List<Action> actions) {
    this.actions = List.copyOf(actions);
    actions.forEach(action -> counts.put(action.id(), new Count()));
  }

  /// The world is in use.
  void begun(World world) {
    tables.begun(world);
  }

  /// An action was performed.
  ///
  /// @param before the context that it began with
  /// @param effective whether it changed the state
  /// @param written whether it wrote anything
  void performed(
      Action action, Transition transition, Context before, boolean effective, boolean written) {
    Count count = of(action.id());
    int status = transition.statusCode();
    count.calls++;
    count.effective += effective ? 1 : 0;
    count.written += written ? 1 : 0;
    count.statuses.merge(status, 1, Integer::sum);
    if (status >= 200 && status < 400) {
      count.successes++;
    } else {
      count.refusedAsExpected += action.expectedStatus().contains(status) ? 1 : 0;
      count.lastRefusal = answer(transition.exchanges().getLast().response());
    }
    for (Exchange exchange : transition.exchanges()) {
      count.onlyReads &= exchange.request().isSafe();
    }
    operations.called(action.id(), transition.exchanges(), before, transition.contextAfter());
    tables.changed(action.id(), transition.changes());
  }

  private static String answer(Response response) {
    return response.isAnswered()
        ? response.body().length() <= LONGEST_ANSWER ? response.body().text() : ""
        : response.networkError();
  }

  void skipped(ActionId action, String reason) {
    Count count = of(action);
    count.skipped++;
    count.lastSkip = reason;
  }

  Coverage coverage(Ending ending, World world, StateSpace states, Frontier frontier) {
    boolean isComplete = ending instanceof Ending.Exhausted;
    Standings standings =
        new Standings(
            id -> of(id).calls > 0,
            isComplete,
            world.isObservable() && !world.systems().isEmpty(),
            frontier::waitingFor);
    List<ActionCoverage> all = new ArrayList<>();
    for (Action action : actions) {
      Count count = of(action.id());
      Standings.Told told = standings.of(action, count);
      all.add(
          new ActionCoverage(
              action.id(),
              count.calls,
              count.effective,
              count.skipped,
              new TreeMap<>(count.statuses),
              count.lastSkip,
              told.standing(),
              told.reason(),
              count.lastRefusal));
    }
    return new Coverage(
        all,
        operations.all(),
        states.isBegun() ? tables.all(states) : List.of(),
        isComplete ? Left.NOTHING : frontier.left());
  }

  private Count of(ActionId action) {
    return Objects.requireNonNull(counts.get(action));
  }
}
