package io.venomqa.engine.explore;

import io.venomqa.engine.explore.Performer.Performed;
import io.venomqa.engine.explore.RepeatedReads.Found;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Edge;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.HiddenState;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.model.State;
import io.venomqa.engine.model.StateGraph;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.world.SystemFailure;
import io.venomqa.engine.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/// Walks to some states once more from the initial one, without going back on the way, and makes
/// the reads that were made there: what the search was answered after going back must be what a
/// client is answered that never went back.
///
/// This finds what repeating a read in its state cannot: an answer that was wrong from the first
/// one on, as when a session that lives in the API's memory was ended in another branch.
final class FreshWalks {

  private static final int ALWAYS = 8;
  private static final int SHARE_OF_TIME = 20;

  private final World world;
  private final Track track;
  private final Position position;
  private final Performer performer;
  private final StateGraph graph;
  private final Findings findings;
  private final Settings settings;
  private final Map<ActionId, Action> actions;

  /// A call that was answered with another status than in the search.
  private record Difference(Edge was, Exchange now) {

    boolean isSameAs(Difference other) {
      return was.number() == other.was.number()
          && now.response().statusCode() == other.now.response().statusCode();
    }
  }

  FreshWalks(
      World world,
      Track track,
      Position position,
      Performer performer,
      StateGraph graph,
      Findings findings,
      Settings settings,
      Map<ActionId, Action> actions) {
    this.world = world;
    this.track = track;
    this.position = position;
    this.performer = performer;
    this.graph = graph;
    this.findings = findings;
    this.settings = settings;
    this.actions = actions;
  }

  /// Walks to a few states whatever it costs, and to as many as stay within a twentieth of the time
  /// that exploring took. Leaves the world somewhere, as the position knows.
  ///
  /// @throws Found when a call is answered with another status, and again with the same when the
  ///   API is given time
  void look(SearchNode initial, long exploringNanos) throws SystemFailure, InterruptedException {
    if (world.systems().isEmpty()) {
      return;
    }
    long start = System.nanoTime();
    List<State> beyond = new ArrayList<>(graph.states().subList(1, graph.states().size()));
    Collections.shuffle(beyond, new Random(beyond.size()));
    int walks = 0;
    for (State state : beyond) {
      if (walks++ >= ALWAYS && (System.nanoTime() - start) * SHARE_OF_TIME > exploringNanos) {
        return;
      }
      Optional<Difference> difference = walkTo(state.number(), initial, Duration.ZERO);
      if (difference.isPresent()) {
        Optional<Difference> again =
            walkTo(state.number(), initial, settings.safeguards().settle());
        if (again.filter(difference.get()::isSameAs).isPresent()) {
          report(difference.get());
        }
      }
    }
  }

  /// @param pause after each step, to see what an API writes after its answer
  private Optional<Difference> walkTo(int state, SearchNode initial, Duration pause)
      throws SystemFailure, InterruptedException {
    position.lost();
    track.restore(initial.checkpoint);
    Context context = initial.context;
    for (Transition step : graph.pathTo(state).steps()) {
      Edge edge = graph.edge(step.number());
      Performed performed = perform(edge, context);
      Optional<Difference> difference = difference(edge, performed);
      if (difference.isPresent() || !isAnswered(performed)) {
        return difference;
      }
      context = performed.contextAfter();
      if (!pause.isZero() && writesLate(pause)) {
        return Optional.empty();
      }
    }
    for (Edge read : graph.outgoing(state)) {
      if (read.isSelfLoop() && read.safe()) {
        Performed performed = perform(read, context);
        Optional<Difference> difference = difference(read, performed);
        if (difference.isPresent() || performed.drained().written()) {
          return difference;
        }
      }
    }
    return Optional.empty();
  }

  /// In the search, what is written after an answer is taken back.
  private boolean writesLate(Duration pause) throws SystemFailure, InterruptedException {
    Thread.sleep(pause);
    return world.drain().written();
  }

  private Performed perform(Edge step, Context context) throws SystemFailure, InterruptedException {
    return performer.perform(Objects.requireNonNull(actions.get(step.action())), context, () -> {});
  }

  private static boolean isAnswered(Performed performed) {
    return !performed.madeNoCall() && !performed.isUnanswered();
  }

  private Optional<Difference> difference(Edge was, Performed now) {
    return isAnswered(now)
            && was.statusCode() != 0
            && !settings.safeguards().unaudited().contains(was.action().name())
            && now.lastResponse().orElseThrow().statusCode() != was.statusCode()
        ? Optional.of(new Difference(was, now.exchanges().getLast()))
        : Optional.empty();
  }

  /// Where values are left out of what states are compared by, the same state may have others.
  private void report(Difference difference) throws Found {
    Edge was = difference.was();
    Exchange first =
        graph
            .transition(was.number())
            .map(transition -> transition.exchanges().getLast())
            .orElseGet(() -> withoutBody(difference));
    HiddenState found =
        new HiddenState(
            was.action(),
            first.request(),
            was.from(),
            first.response(),
            difference.now().response(),
            settings.abstraction().ignored().isEmpty()
                && settings.abstraction().contextKeys().isEmpty());
    findings.hidden(found);
    if (found.certain()) {
      throw new Found(found);
    }
  }

  /// The call of the search, as far as the graph knows it by itself.
  private static Exchange withoutBody(Difference difference) {
    return new Exchange(
        difference.now().request(),
        Response.answered(difference.was().statusCode(), Headers.NONE, Body.EMPTY),
        0);
  }
}
