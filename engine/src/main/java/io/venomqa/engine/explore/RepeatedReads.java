package io.venomqa.engine.explore;

import io.venomqa.engine.explore.KnownAnswers.Asked;
import io.venomqa.engine.explore.Performer.Performed;
import io.venomqa.engine.explore.StateSpace.Arrival;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.HiddenState;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.model.StateGraph;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks for state of the API that no rollback reaches: makes reads again whose answer in a state
/// is known, and compares.
///
/// Where the search comes back to a state, what was read there before is read once more. Where a
/// call leads on to another state, what was read before it is read after it at once, with no
/// rollback in between, which an API answers rightly: that is what has to be answered there from
/// then on. And where a read has just been answered in one state, the search goes on the spot to a
/// state in which it was answered otherwise: a cache would give the answer of the state before.
/// Each is done a few times for each action whatever it costs, and after that as often as stays
/// within a twentieth of the run's time.
final class RepeatedReads {

  private static final int ALWAYS = 8;
  private static final int SHARE_OF_TIME = 20;
  private static final int MOST_LAST_LOOKS = 20;
  private static final int LAST_ANSWERS = 3;
  private static final Duration SECOND = Duration.ofMillis(1100);

  private final World world;
  private final Api api;
  private final Track track;
  private final Position position;
  private final Findings findings;
  private final Settings settings;
  private final KnownAnswers known;
  private final Map<Integer, List<Step>> steps = new HashMap<>();
  private final Map<ActionId, Integer> returns = new HashMap<>();
  private final Map<ActionId, Integer> walks = new HashMap<>();
  private final Map<ActionId, Integer> visits = new HashMap<>();
  private final Set<ActionId> unsteady = new HashSet<>();
  private long spentNanos;
  private long begunNanos = System.nanoTime();

  /// Calls that led from one state to another.
  ///
  /// @param content of the systems, after them
  private record Step(List<Exchange> calls, Map<String, ContentHash> content, SearchNode to) {}

  /// The API keeps state that no rollback reaches: nothing that was seen since can be relied on.
  static final class Found extends SystemFailure {

    @Serial private static final long serialVersionUID = 1;

    Found(HiddenState found) {
      super("", found.summary(), HiddenState.REMEDY);
    }
  }

  RepeatedReads(
      World world,
      Api api,
      Track track,
      Position position,
      StateGraph graph,
      Findings findings,
      Settings settings) {
    this.world = world;
    this.api = api;
    this.track = track;
    this.position = position;
    this.known = new KnownAnswers(graph);
    this.findings = findings;
    this.settings = settings;
  }

  /// The search begins now.
  void start() {
    begunNanos = System.nanoTime();
  }

  /// An action was performed in a state. May leave the world elsewhere, as the position knows.
  ///
  /// @param arrival the state that it led to
  /// @param number of the transition
  void performed(SearchNode from, Action action, Performed performed, Arrival arrival, int number)
      throws SystemFailure, InterruptedException {
    if (performed.isUnanswered()
        || world.systems().isEmpty()
        || performed.exchanges().stream().anyMatch(call -> call.request().isToSystem())) {
      return;
    }
    if (performed.drained().written()) {
      if (arrival.found()) {
        Step step = new Step(performed.exchanges(), performed.drained().content(), arrival.node());
        steps.computeIfAbsent(from.number, _ -> new ArrayList<>()).add(step);
        readAfter(from, step);
      }
    } else if (isUsable(action.id())
        && performed.exchanges().stream().allMatch(call -> call.request().isSafe())) {
      Asked asked = known.asked(from, action.id(), performed.exchanges(), number);
      if (!isKnown(asked, responses(performed.exchanges()))) {
        known.remember(asked);
        walkOn(asked);
      }
      goWhereItIsAnsweredOtherwise(asked);
    }
  }

  private boolean isUsable(ActionId action) {
    return !unsteady.contains(action) && !settings.safeguards().unaudited().contains(action.name());
  }

  /// Whether it was asked in this state before; then the answers have to be the same.
  private boolean isKnown(Asked asked, List<Response> now)
      throws SystemFailure, InterruptedException {
    Optional<Asked> before = known.inState(asked.at(), asked.call());
    if (before.isPresent() && !before.get().isAnswered(now)) {
      differs(before.get(), now);
    }
    return before.isPresent();
  }

  private static List<Response> responses(List<Exchange> exchanges) {
    return exchanges.stream().map(Exchange::response).toList();
  }

  /// A step was made, and the world is where it led: what was read before it is read after it.
  private void readAfter(SearchNode from, Step step) throws SystemFailure, InterruptedException {
    if (!position.isAt(step.to())) {
      return;
    }
    for (Asked before : known.inState(from)) {
      if (isUsable(before.call().action()) && isDue(walks, before.call().action())) {
        readAfter(before, step);
        return;
      }
    }
  }

  private void readAfter(Asked before, Step step) throws SystemFailure, InterruptedException {
    long start = System.nanoTime();
    List<Exchange> exchanges = new ArrayList<>();
    for (Request request : before.call().requests()) {
      long sent = System.nanoTime();
      Response answer = api.send(request);
      exchanges.add(new Exchange(request, answer, System.nanoTime() - sent));
    }
    if (world.drain().written()) {
      unsteady.add(before.call().action());
      position.lost();
    } else if (exchanges.stream().allMatch(call -> call.response().isAnswered())) {
      Asked after = known.asked(step.to(), before.call(), exchanges);
      if (!isKnown(after, responses(exchanges))) {
        known.remember(after);
      }
    }
    spentNanos += System.nanoTime() - start;
  }

  /// A read was made: a step that was made from there earlier is made again, to read after it. Not
  /// where columns are left out of what states are compared by: they would differ, and the answer.
  private void walkOn(Asked asked) throws SystemFailure, InterruptedException {
    List<Step> onwards = steps.getOrDefault(asked.at().number, List.of());
    if (onwards.isEmpty()
        || !position.isAt(asked.at())
        || !settings.abstraction().ignored().isEmpty()
        || !isDue(walks, asked.call().action())) {
      return;
    }
    long start = System.nanoTime();
    Step step = inTurn(onwards, walks, asked.call().action());
    for (Exchange call : step.calls()) {
      api.send(call.request());
    }
    boolean arrived = world.drain().content().equals(step.content());
    spentNanos += System.nanoTime() - start;
    if (arrived) {
      readAfter(asked, step);
    }
    position.lost();
  }

  private void goWhereItIsAnsweredOtherwise(Asked asked)
      throws SystemFailure, InterruptedException {
    List<Asked> others =
        known.ofCall(asked.call()).stream().filter(other -> !other.isAnsweredLike(asked)).toList();
    if (!others.isEmpty()
        && track.order() == RestoreOrder.ANY
        && isDue(visits, asked.call().action())) {
      visit(inTurn(others, visits, asked.call().action()));
    }
  }

  /// The world was taken back to a state.
  void returnedTo(SearchNode node) throws SystemFailure, InterruptedException {
    for (Asked asked : known.inState(node)) {
      if (isUsable(asked.call().action()) && isDue(returns, asked.call().action())) {
        again(asked);
        return;
      }
    }
  }

  /// Before a run may say that it is complete: reads that different states answer differently are
  /// made again in a few of these states, one after the other, and in the first one once more.
  void lastLook() throws SystemFailure, InterruptedException {
    List<List<Asked>> telling =
        known.byCall().stream()
            .filter(answers -> answers.size() > 1)
            .limit(MOST_LAST_LOOKS)
            .map(answers -> answers.subList(0, Math.min(LAST_ANSWERS, answers.size())))
            .toList();
    for (List<Asked> answers : telling) {
      for (int i = 0; i <= answers.size(); i++) {
        Asked asked = answers.get(i % answers.size());
        if (isUsable(asked.call().action()) && track.isNear(asked.at().checkpoint)) {
          visit(asked);
        }
      }
    }
  }

  /// Whether it is time to look at an action in a way; if so, that counts as done.
  private boolean isDue(Map<ActionId, Integer> done, ActionId action) {
    boolean due =
        done.getOrDefault(action, 0) < ALWAYS
            || spentNanos * SHARE_OF_TIME < System.nanoTime() - begunNanos;
    if (due) {
      done.merge(action, 1, Integer::sum);
    }
    return due;
  }

  private static <T> T inTurn(List<T> all, Map<ActionId, Integer> done, ActionId action) {
    return all.get(done.getOrDefault(action, 0) % all.size());
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
    if (now.isPresent() && !asked.isAnswered(now.get())) {
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
    if (ask(asked).filter(atOnce -> Asked.areSame(atOnce, now)).isPresent()
        && isLasting(asked, now)) {
      report(asked, now);
    } else if (unsteady.add(asked.call().action())) {
      findings.answersUnsteadily(asked.call().action(), asked.call().requests().getLast());
    }
  }

  /// Whether waiting does not change an answer, or only to what it was at first, as when a cache
  /// expires.
  private boolean isLasting(Asked asked, List<Response> now)
      throws SystemFailure, InterruptedException {
    Duration whole = asked.hasStatusOf(now) ? settings.safeguards().clock() : SECOND;
    long end = System.nanoTime() + whole.toNanos();
    do {
      Thread.sleep(Math.min(SECOND.toMillis(), whole.toMillis()));
      Optional<List<Response>> later = ask(asked);
      if (later.isEmpty()) {
        return false;
      }
      if (!Asked.areSame(later.get(), now)) {
        return asked.isAnswered(later.get());
      }
    } while (System.nanoTime() < end);
    return true;
  }

  private void report(Asked asked, List<Response> now) throws Found {
    List<Response> first = known.answersTo(asked);
    int place = 0;
    while (place < now.size() - 1 && Asked.isSame(first.get(place), now.get(place))) {
      place++;
    }
    boolean answerOfAnotherState =
        known.ofCall(asked.call()).stream().anyMatch(other -> other.isAnswered(now));
    HiddenState found =
        new HiddenState(
            asked.call().action(),
            asked.call().requests().get(place),
            asked.at().number,
            first.get(place),
            now.get(place),
            !asked.hasStatusOf(now) || answerOfAnotherState);
    findings.hidden(found);
    if (found.certain()) {
      throw new Found(found);
    }
    unsteady.add(asked.call().action());
  }
}
