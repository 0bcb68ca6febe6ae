package io.venomqa.engine.explore;

import io.venomqa.engine.explore.Performer.Performed;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.HiddenState;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.world.Api;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.SystemFailure;
import io.venomqa.engine.world.World;
import java.io.Serial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks for state of the API that no rollback reaches: makes reads again whose answer in a state
/// is known, and compares.
///
/// A read is made again in two ways. Where the search comes back to a state, what was read there
/// before is read once more. And where a read has just been answered in one state, the search goes
/// on the spot to a state in which the same call was answered otherwise: a cache would give the
/// answer of the state before. Each read is made again a few times whatever it costs, and after
/// that as often as stays within a twentieth of the run's time.
final class RepeatedReads {

  private static final int ALWAYS = 2;
  private static final int SHARE_OF_TIME = 20;
  private static final int ANSWERS_KEPT = 8;
  private static final int MOST_LAST_LOOKS = 20;
  private static final Duration SECOND = Duration.ofMillis(1100);

  private final World world;
  private final Api api;
  private final Track track;
  private final Position position;
  private final Findings findings;
  private final Settings settings;
  private final Map<Call, List<Asked>> byCall = new LinkedHashMap<>();
  private final Map<Integer, List<Asked>> byState = new HashMap<>();
  private final Map<ActionId, Integer> returns = new HashMap<>();
  private final Map<ActionId, Integer> visits = new HashMap<>();
  private final Set<ActionId> unsteady = new HashSet<>();
  private long spentNanos;
  private long begunNanos = System.nanoTime();

  private record Call(ActionId action, List<Request> requests) {}

  private record Asked(SearchNode at, Call call, List<Exchange> exchanges) {

    List<Response> answers() {
      return exchanges.stream().map(Exchange::response).toList();
    }
  }

  /// The API keeps state that no rollback reaches: nothing that was seen since can be relied on.
  static final class Found extends SystemFailure {

    @Serial private static final long serialVersionUID = 1;

    Found(HiddenState found) {
      super("", found.summary(), HiddenState.REMEDY);
    }
  }

  RepeatedReads(
      World world, Api api, Track track, Position position, Findings findings, Settings settings) {
    this.world = world;
    this.api = api;
    this.track = track;
    this.position = position;
    this.findings = findings;
    this.settings = settings;
  }

  /// The search begins now.
  void start() {
    begunNanos = System.nanoTime();
  }

  /// An action was performed in a state. Where it only read, its answers are what the same calls
  /// have to be answered with there from now on; and a state in which they were answered otherwise
  /// is visited. May leave the world in that other state, as the position knows.
  void performed(SearchNode at, Action action, Performed performed)
      throws SystemFailure, InterruptedException {
    boolean read =
        !performed.drained().written()
            && !performed.isUnanswered()
            && performed.exchanges().stream()
                .allMatch(call -> call.request().isSafe() && !call.request().isToSystem());
    boolean usable =
        !unsteady.contains(action.id()) && !settings.unaudited().contains(action.id().name());
    if (!read || !usable) {
      return;
    }
    Call call =
        new Call(action.id(), performed.exchanges().stream().map(Exchange::request).toList());
    Asked asked = new Asked(at, call, performed.exchanges());
    byState.computeIfAbsent(at.number, _ -> new ArrayList<>()).add(asked);
    List<Asked> known = byCall.computeIfAbsent(call, _ -> new ArrayList<>());
    List<Asked> others = known.stream().filter(other -> !isSame(other, asked.answers())).toList();
    if (others.size() == known.size() && known.size() < ANSWERS_KEPT) {
      known.add(asked);
    }
    int before = visits.getOrDefault(action.id(), 0);
    if (!others.isEmpty() && track.order() == RestoreOrder.ANY && isDue(before)) {
      visits.put(action.id(), before + 1);
      visit(others.get(before % others.size()));
    }
  }

  /// The world was taken back to a state.
  void returnedTo(SearchNode node) throws SystemFailure, InterruptedException {
    for (Asked asked : byState.getOrDefault(node.number, List.of())) {
      int before = returns.getOrDefault(asked.call().action(), 0);
      if (isDue(before) && !unsteady.contains(asked.call().action())) {
        returns.put(asked.call().action(), before + 1);
        again(asked);
        return;
      }
    }
  }

  /// Before a run may say that it is complete: reads that different states answer differently are
  /// made again in the first of these states.
  void lastLook() throws SystemFailure, InterruptedException {
    int looks = 0;
    for (List<Asked> answers : List.copyOf(byCall.values())) {
      Asked first = answers.getFirst();
      if (answers.size() > 1
          && looks < MOST_LAST_LOOKS
          && track.isNear(first.at().checkpoint)
          && !unsteady.contains(first.call().action())) {
        looks++;
        visit(first);
      }
    }
  }

  private boolean isDue(int before) {
    return before < ALWAYS || spentNanos * SHARE_OF_TIME < System.nanoTime() - begunNanos;
  }

  private void visit(Asked asked) throws SystemFailure, InterruptedException {
    long before = System.nanoTime();
    position.goTo(asked.at());
    spentNanos += System.nanoTime() - before;
    again(asked);
  }

  private void again(Asked asked) throws SystemFailure, InterruptedException {
    long before = System.nanoTime();
    Optional<List<Response>> now = ask(asked);
    spentNanos += System.nanoTime() - before;
    if (now.isPresent() && !isSame(asked, now.get())) {
      differs(asked, now.get());
    }
  }

  /// The answers to the calls, made again where the world is; empty where that is no longer a mere
  /// read, or the API does not answer.
  private Optional<List<Response>> ask(Asked asked) throws SystemFailure, InterruptedException {
    List<Response> answers = new ArrayList<>();
    for (Request request : asked.call().requests()) {
      answers.add(api.send(request));
    }
    if (world.drain().written()) {
      unsteady.add(asked.call().action());
      track.restore(asked.at().checkpoint);
      return Optional.empty();
    }
    return answers.stream().allMatch(Response::isAnswered)
        ? Optional.of(answers)
        : Optional.empty();
  }

  /// Tells an answer that comes from elsewhere from one that is new each time, or goes with the
  /// clock.
  private void differs(Asked asked, List<Response> now) throws SystemFailure, InterruptedException {
    if (ask(asked).filter(atOnce -> areSame(atOnce, now)).isPresent() && isLasting(asked, now)) {
      report(asked, now);
    } else if (unsteady.add(asked.call().action())) {
      findings.answersUnsteadily(asked.call().action(), asked.call().requests().getLast());
    }
  }

  /// Whether waiting does not change an answer, or only to what it was at first, as when a cache
  /// expires.
  private boolean isLasting(Asked asked, List<Response> now)
      throws SystemFailure, InterruptedException {
    Duration whole = hasStatusOf(asked, now) ? settings.clock() : SECOND;
    long end = System.nanoTime() + whole.toNanos();
    do {
      Thread.sleep(Math.min(SECOND.toMillis(), whole.toMillis()));
      Optional<List<Response>> later = ask(asked);
      if (later.isEmpty()) {
        return false;
      }
      if (!areSame(later.get(), now)) {
        return isSame(asked, later.get());
      }
    } while (System.nanoTime() < end);
    return true;
  }

  private static boolean hasStatusOf(Asked asked, List<Response> now) {
    for (int i = 0; i < now.size(); i++) {
      if (asked.answers().get(i).statusCode() != now.get(i).statusCode()) {
        return false;
      }
    }
    return true;
  }

  private void report(Asked asked, List<Response> now) throws Found {
    int place = 0;
    while (isSame(asked.answers().get(place), now.get(place))) {
      place++;
    }
    Response first = asked.answers().get(place);
    boolean answerOfAnotherState =
        byCall.getOrDefault(asked.call(), List.of()).stream().anyMatch(other -> isSame(other, now));
    HiddenState found =
        new HiddenState(
            asked.call().action(),
            asked.call().requests().get(place),
            asked.at().number,
            first,
            now.get(place),
            !hasStatusOf(asked, now) || answerOfAnotherState);
    findings.hidden(found);
    if (found.certain()) {
      throw new Found(found);
    }
    unsteady.add(asked.call().action());
  }

  private static boolean isSame(Asked asked, List<Response> answers) {
    return areSame(asked.answers(), answers);
  }

  private static boolean areSame(List<Response> some, List<Response> others) {
    for (int i = 0; i < some.size(); i++) {
      if (!isSame(some.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(Response one, Response other) {
    return one.statusCode() == other.statusCode() && one.body().equals(other.body());
  }
}
