package io.venomqa.engine.explore;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.ExplorationListener;
import io.venomqa.engine.explore.Performer.Performed;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.HiddenState;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.SystemFailure;
import io.venomqa.engine.world.World;
import io.venomqa.engine.world.World.WorldCheckpoint;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Proves that rollback reaches the API's own data, before anything is explored.
///
/// A call of the API changes rows that we see; the systems are taken back and compared with what
/// they were; and the API, asked again, answers as it did before the call. A write of our own would
/// prove nothing: it succeeds on a database that the API does not use.
public final class RollbackProof {

  private static final int MOST_CALLS = 200;
  private static final int LONGEST_WAY = 4;
  private static final Duration CLOCK_TICK = Duration.ofMillis(1100);

  private final World world;
  private final Track track;
  private final Position position;
  private final ApiPresence presence;
  private final Performer performer;
  private final List<Action> actions;
  private final Set<String> unaudited;
  private final ExplorationListener listener;
  private final List<String> steps = new ArrayList<>();
  private final Set<ActionId> failing = new HashSet<>();
  private int calls;

  RollbackProof(
      World world,
      Track track,
      Position position,
      ApiPresence presence,
      Performer performer,
      List<Action> actions,
      Set<String> unaudited,
      ExplorationListener listener) {
    this.world = world;
    this.track = track;
    this.position = position;
    this.presence = presence;
    this.performer = performer;
    this.actions = actions;
    this.unaudited = unaudited;
    this.listener = listener;
  }

  /// What was shown.
  ///
  /// @param readBack whether the API's own answers show it, not the systems alone
  /// @param steps in words, in order
  /// @param failure what was seen instead; empty when it passed
  /// @param remedy what to do about it; empty when it passed
  /// @param hidden the read that failed it, where it failed because of what the API hides
  public record Proof(
      boolean passed,
      boolean readBack,
      List<String> steps,
      String failure,
      String remedy,
      Optional<HiddenState> hidden) {

    public Proof {
      steps = List.copyOf(steps);
    }
  }

  /// A place of the search for a call that can be read back.
  private record Reached(WorldCheckpoint checkpoint, Context context, List<ActionId> way) {}

  private record Write(Reached before, Action action, Performed performed, Reached after) {}

  private record Answer(Request request, Response response) {

    int status() {
      return response.statusCode();
    }

    boolean isSame(Answer other) {
      return status() == other.status() && response.body().equals(other.response().body());
    }
  }

  /// Looks, shortest ways first, for a call that changes rows and that the API's own answers show.
  /// Leaves the world anywhere.
  Proof prove(SearchNode root) throws SystemFailure, InterruptedException, RunAborted {
    ArrayDeque<Reached> open =
        new ArrayDeque<>(List.of(new Reached(root.checkpoint, root.context, List.of())));
    Set<Object> contexts = new HashSet<>();
    List<String> tried = new ArrayList<>();
    Optional<Write> unseen = Optional.empty();
    while (!open.isEmpty() && calls < MOST_CALLS) {
      Reached at = open.poll();
      for (Action action : actions) {
        Optional<Write> step = step(at, action);
        if (step.isEmpty()) {
          continue;
        }
        Performed performed = step.get().performed();
        boolean changed = changed(performed);
        if (changed) {
          Optional<Proof> shown = readBack(step.get());
          if (shown.isPresent()) {
            return shown.get();
          }
          unseen = unseen.or(() -> step);
        } else if (at.way().isEmpty()) {
          tried.add(describe(performed.exchanges()));
        }
        boolean leadsOn = changed || contexts.add(performed.contextAfter().values());
        if (leadsOn && at.way().size() + 1 < LONGEST_WAY) {
          open.add(step.get().after());
        }
      }
    }
    return unseen.isPresent() ? sameAgain(unseen.get()) : nothingChanged(tried);
  }

  /// Performs an action at a place; empty when it is not enabled there.
  private Optional<Write> step(Reached at, Action action)
      throws SystemFailure, InterruptedException, RunAborted {
    if (failing.contains(action.id())
        || !Set.copyOf(at.way()).containsAll(action.preconditions())) {
      return Optional.empty();
    }
    try {
      track.restore(at.checkpoint());
    } catch (Track.WalkedElsewhere notThere) {
      return Optional.empty();
    }
    Performed performed = perform(action, at.context());
    if (performed.madeNoCall()) {
      return Optional.empty();
    }
    List<ActionId> way = new ArrayList<>(at.way());
    way.add(action.id());
    Reached after = new Reached(track.checkpoint(), performed.contextAfter(), way);
    return Optional.of(new Write(at, action, performed, after));
  }

  /// A proof, or why there is none, through reads that tell the states before and after a write
  /// apart; empty when no read does.
  private Optional<Proof> readBack(Write write)
      throws SystemFailure, InterruptedException, RunAborted {
    Context context = write.after().context();
    Map<Action, Answer> afterAnswers = read(context, write.after().checkpoint());
    track.restore(write.before().checkpoint());
    List<String> differences = position.differences();
    if (!differences.isEmpty()) {
      return Optional.of(
          failed(
              "after going back, the content is not what it was: " + String.join("; ", differences),
              "Somebody else may be writing to it. Stop them, or choose another mechanism."));
    }
    Map<Action, Answer> beforeAnswers = ask(afterAnswers.keySet(), context);
    GoneRows gone =
        new GoneRows(
            world,
            write.performed().drained().changes(),
            write.performed().exchanges().stream().map(Exchange::request).toList());
    List<String> seen = new ArrayList<>();
    for (Map.Entry<Action, Answer> after : afterAnswers.entrySet()) {
      Answer before = beforeAnswers.get(after.getKey());
      if (before == null) {
        continue;
      }
      if (gone.isShown(before.request(), before.response(), after.getValue().response())) {
        return Optional.of(
            hidden(after.getKey(), Response.unanswered("what it asks for is not there"), before));
      }
      if (!before.isSame(after.getValue())) {
        seen.add(
            "%s answers %d, and %d with the change"
                .formatted(after.getKey().id(), before.status(), after.getValue().status()));
      }
    }
    if (track.order() != RestoreOrder.NEWEST_FIRST) {
      track.restore(write.after().checkpoint());
      Map<Action, Answer> again = ask(afterAnswers.keySet(), context);
      for (Map.Entry<Action, Answer> after : afterAnswers.entrySet()) {
        Answer now = again.get(after.getKey());
        if ((now == null || !after.getValue().isSame(now))
            && !changesWithTheClock(after.getKey(), context)) {
          return Optional.of(
              hidden(
                  after.getKey(),
                  after.getValue().response(),
                  now == null ? after.getValue() : now));
        }
      }
    }
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    showTakenBack(write);
    show("Read back through the API: " + String.join("; ", seen));
    return Optional.of(new Proof(true, true, steps, "", "", Optional.empty()));
  }

  /// Where no read tells the two states apart, the same call must do the same once more.
  private Proof sameAgain(Write write) throws SystemFailure, InterruptedException, RunAborted {
    track.restore(write.before().checkpoint());
    Performed again = perform(write.action(), write.before().context());
    int first = write.performed().exchanges().getLast().response().statusCode();
    int second = again.madeNoCall() ? 0 : again.exchanges().getLast().response().statusCode();
    if (first != second || !changed(again)) {
      return failed(
          "%s was answered with %d at first and with %d after the rollback"
              .formatted(write.action().id(), first, second),
          "The API keeps state that no rollback reaches, such as a cache. Switch it off for the"
              + " test, or add it to systems.");
    }
    showTakenBack(write);
    show("No action's answer tells the two apart; the same call was accepted again");
    return new Proof(true, false, steps, "", "", Optional.empty());
  }

  private void showTakenBack(Write write) {
    show(
        "%s changed %s"
            .formatted(
                describe(write.performed().exchanges()),
                describeChanges(write.performed().drained().changes())));
    show(rolledBack());
  }

  private Performed perform(Action action, Context context)
      throws SystemFailure, InterruptedException, RunAborted {
    calls++;
    Performed performed = performer.perform(action, context, () -> {});
    if (performed.outcome() instanceof Outcome.ScriptFailed) {
      // It proves nothing, and one that loops would cost its whole time limit again and again.
      failing.add(action.id());
    }
    if (performed.isUnanswered()) {
      presence.require(action.id() + ", while rollback was being proven", Path.EMPTY);
    }
    return performed;
  }

  /// Performs every action that can be performed, and keeps the answers of those that only read and
  /// answer the same when asked twice.
  private Map<Action, Answer> read(Context context, WorldCheckpoint here)
      throws SystemFailure, InterruptedException, RunAborted {
    Map<Action, Answer> answers = new LinkedHashMap<>();
    for (Action action : actions) {
      if (unaudited.contains(action.id().name())) {
        continue;
      }
      Optional<Answer> first = askOnce(action, context, here);
      if (first.isPresent() && isSame(first, askOnce(action, context, here))) {
        answers.put(action, first.get());
      }
    }
    return answers;
  }

  private Optional<Answer> askOnce(Action action, Context context, WorldCheckpoint here)
      throws SystemFailure, InterruptedException, RunAborted {
    if (failing.contains(action.id())) {
      return Optional.empty();
    }
    Performed performed = perform(action, context);
    if (performed.drained().written()) {
      track.restore(here);
      return Optional.empty();
    }
    return performed
        .lastResponse()
        .filter(Response::isAnswered)
        .map(response -> new Answer(performed.exchanges().getLast().request(), response));
  }

  private static boolean isSame(Optional<Answer> one, Optional<Answer> other) {
    return one.isPresent() && other.isPresent() && one.get().isSame(other.get());
  }

  private Map<Action, Answer> ask(Set<Action> readers, Context context)
      throws SystemFailure, InterruptedException, RunAborted {
    Map<Action, Answer> answers = new LinkedHashMap<>();
    WorldCheckpoint here = track.checkpoint();
    for (Action action : readers) {
      askOnce(action, context, here).ifPresent(answer -> answers.put(action, answer));
    }
    return answers;
  }

  /// Whether a read answers differently after a while in which nobody did anything. Some clocks
  /// tick in seconds.
  private boolean changesWithTheClock(Action reader, Context context)
      throws SystemFailure, InterruptedException, RunAborted {
    WorldCheckpoint here = track.checkpoint();
    Optional<Answer> first = askOnce(reader, context, here);
    Thread.sleep(CLOCK_TICK);
    return !isSame(first, askOnce(reader, context, here));
  }

  private Proof nothingChanged(List<String> tried) {
    String systems =
        world.systems().stream()
            .map(system -> system.name() + " (" + system.kind() + ")")
            .collect(Collectors.joining(", "));
    return failed(
        tried.isEmpty()
            ? "no action made a call in the initial state"
            : "no call changed a row of %s; tried: %s".formatted(systems, String.join(", ", tried)),
        "The API may be using another database than the one in venomqa.yaml, or every call was"
            + " refused. Look at the answers and at the API's configuration.");
  }

  private Proof failed(String failure, String remedy) {
    listener.on(new ExplorationEvent.ProofStep(failure, false));
    return new Proof(false, false, steps, failure, remedy, Optional.empty());
  }

  private Proof hidden(Action reader, Response first, Answer now) {
    HiddenState found = new HiddenState(reader.id(), now.request(), 0, first, now.response(), true);
    String failure =
        "%s (%s) %s: the API keeps state that no rollback reaches, such as a cache in its memory"
            .formatted(
                now.request(),
                reader.id(),
                first.isAnswered()
                    ? "does not answer the same in the same state"
                    : "still shows a row that was rolled back");
    listener.on(new ExplorationEvent.ProofStep(failure, false));
    return new Proof(false, false, steps, failure, HiddenState.REMEDY, Optional.of(found));
  }

  private void show(String step) {
    steps.add(step);
    listener.on(new ExplorationEvent.ProofStep(step, true));
  }

  /// Whether a call of the API, and not one of ours to a system, changed what can be seen; or,
  /// where it cannot be seen, was accepted and is of a kind that changes something.
  private boolean changed(Performed performed) {
    boolean toApi = performed.exchanges().stream().noneMatch(call -> call.request().isToSystem());
    boolean accepted =
        performed.drained().written()
            && performed.exchanges().stream().allMatch(call -> call.response().statusCode() < 400);
    return toApi
        && (!performed.drained().changes().isEmpty() || (!world.isObservable() && accepted));
  }

  private String rolledBack() {
    return world.isObservable()
        ? "Rolled back: the whole content is what it was before the call"
        : "Rolled back; not every system's content can be read";
  }

  private static String describe(List<Exchange> exchanges) {
    Exchange last = exchanges.getLast();
    return last.request() + " (" + last.response().statusCode() + ")";
  }

  private static String describeChanges(List<Change> changes) {
    Set<String> tables =
        changes.stream()
            .map(change -> change.system() + "." + change.table())
            .collect(Collectors.toCollection(TreeSet::new));
    if (changes.isEmpty()) {
      return "something that cannot be seen";
    }
    return "%d %s of %s"
        .formatted(changes.size(), changes.size() == 1 ? "row" : "rows", String.join(", ", tables));
  }
}
