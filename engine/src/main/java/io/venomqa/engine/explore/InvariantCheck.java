package io.venomqa.engine.explore;

import io.venomqa.engine.explore.StepRules.BrokenRule;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.model.ScriptError;
import io.venomqa.engine.model.Violation.Kind;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.rule.Observation;
import io.venomqa.engine.rule.RuleResult;
import io.venomqa.engine.rule.Verdict;
import io.venomqa.engine.world.Api;
import io.venomqa.engine.world.ApiSession;
import io.venomqa.engine.world.SystemFailure;
import io.venomqa.engine.world.World;
import io.venomqa.engine.world.World.WorldCheckpoint;
import io.venomqa.engine.world.World.WorldDrained;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Checks invariants against the world as it is now. What one of them changes is undone before the
/// next looks.
final class InvariantCheck {

  private final World world;
  private final Track track;
  private final Api api;
  private final Findings findings;

  InvariantCheck(World world, Track track, Api api, Findings findings) {
    this.world = world;
    this.track = track;
    this.api = api;
    this.findings = findings;
  }

  /// What an invariant may look at, beside the world.
  record Scene(Context context, Optional<Response> lastResponse, List<Change> changes, Path path) {}

  /// What the invariants said.
  ///
  /// @param unanswered whether the API left a call of theirs unanswered
  /// @param apiNanos time spent waiting for the API
  record Checked(List<Judged> judged, boolean unanswered, long apiNanos) {

    List<RuleResult> results() {
      return judged.stream()
          .map(one -> new RuleResult(one.rule().name(), one.rule().severity(), one.verdict()))
          .toList();
    }

    List<BrokenRule> broken() {
      List<BrokenRule> broken = new ArrayList<>();
      for (Judged one : judged) {
        if (one.verdict() instanceof Verdict.Broken(var detail)) {
          Invariant rule = one.rule();
          broken.add(
              new BrokenRule(Kind.INVARIANT, rule.name(), rule.severity(), rule.message(), detail));
        }
      }
      return broken;
    }

    /// The errors of invariants that failed themselves, by the invariant's name.
    Map<String, ScriptError> errors() {
      Map<String, ScriptError> errors = new LinkedHashMap<>();
      for (Judged one : judged) {
        if (one.verdict() instanceof Verdict.Undecided(var error)) {
          errors.put(one.rule().name(), error);
        }
      }
      return errors;
    }
  }

  record Judged(Invariant rule, Verdict verdict) {}

  /// Checks all of the given invariants, whose queries may recall what is known of the content.
  ///
  /// @param here where to go back to after an invariant that changed something
  Checked check(List<Invariant> invariants, Scene scene, WorldCheckpoint here)
      throws SystemFailure, InterruptedException {
    return check(invariants, scene, here, true);
  }

  /// Checks one invariant, which looks for itself.
  Checked prove(Invariant invariant, Scene scene, WorldCheckpoint here)
      throws SystemFailure, InterruptedException {
    return check(List.of(invariant), scene, here, false);
  }

  private Checked check(
      List<Invariant> invariants, Scene scene, WorldCheckpoint here, boolean mayRecall)
      throws SystemFailure, InterruptedException {
    List<Judged> judged = new ArrayList<>(invariants.size());
    boolean unanswered = false;
    long apiNanos = 0;
    for (Invariant invariant : invariants) {
      ApiSession session = new ApiSession(api, scene.context(), () -> {});
      Verdict verdict = verdict(invariant, scene, session, mayRecall);
      apiNanos += session.apiNanos();
      if (isUnanswered(session)) {
        wrote(here);
        session = onlyItsOwn(scene, here);
        verdict = verdict(invariant, scene, session, false);
        unanswered |= isUnanswered(session);
        apiNanos += session.apiNanos();
      }
      if (!session.exchanges().isEmpty() && (wroteUnseen(session, here) || wrote(here))) {
        verdict = accused(invariant, scene, here);
      }
      judged.add(new Judged(invariant, verdict));
    }
    return new Checked(List.copyOf(judged), unanswered, apiNanos);
  }

  /// Checks one invariant, which looks for itself, in a world that nobody goes on from: what it
  /// changes is not undone.
  Checked proveAndLeave(Invariant invariant, Scene scene)
      throws SystemFailure, InterruptedException {
    ApiSession session = new ApiSession(api, scene.context(), () -> {});
    Verdict verdict = verdict(invariant, scene, session, false);
    return new Checked(
        List.of(new Judged(invariant, verdict)), isUnanswered(session), session.apiNanos());
  }

  /// Something was written before or while it was checked: by itself, or by a job in the
  /// background. It is checked once more, and blamed only if it happens again.
  private Verdict accused(Invariant invariant, Scene scene, WorldCheckpoint here)
      throws SystemFailure, InterruptedException {
    ApiSession again = onlyItsOwn(scene, here);
    Verdict verdict = verdict(invariant, scene, again, false);
    WorldDrained drained = world.drain();
    if (drained.written() || mayHaveWritten(again)) {
      findings.invariantWrote(invariant, drained.changes());
      track.restore(here);
    } else {
      findings.writtenDuringCheck(invariant);
    }
    return verdict;
  }

  /// Whether anything was written; it is taken back.
  private boolean wrote(WorldCheckpoint here) throws SystemFailure, InterruptedException {
    boolean written = world.drain().written();
    if (written) {
      track.restore(here);
    }
    return written;
  }

  private boolean wroteUnseen(ApiSession session, WorldCheckpoint here)
      throws SystemFailure, InterruptedException {
    boolean wrote = mayHaveWritten(session);
    if (wrote) {
      track.restore(here);
    }
    return wrote;
  }

  private boolean mayHaveWritten(ApiSession session) {
    return !world.isObservable()
        && session.exchanges().stream().anyMatch(call -> !call.request().isSafe());
  }

  /// What was written before the invariant's first call is not its doing.
  private ApiSession onlyItsOwn(Scene scene, WorldCheckpoint here) {
    return new ApiSession(
        api,
        scene.context(),
        () -> {
          WorldDrained late = world.drain();
          if (late.written()) {
            findings.writtenLate(late.changes());
            track.restore(here);
          }
        });
  }

  private Verdict verdict(Invariant invariant, Scene scene, ApiSession session, boolean mayRecall)
      throws SystemFailure, InterruptedException {
    Observation observation =
        new Observation(
            session,
            scene.context(),
            world.systems(),
            scene.lastResponse(),
            scene.changes(),
            scene.path(),
            mayRecall);
    Verdict verdict = verdict(invariant, observation);
    Performer.rethrow(session);
    return verdict;
  }

  private static Verdict verdict(Invariant invariant, Observation observation) {
    try {
      return invariant.check().check(observation);
    } catch (RuntimeException failed) {
      return new Verdict.Undecided(Performer.error(invariant.name(), failed));
    }
  }

  private static boolean isUnanswered(ApiSession session) {
    return session.exchanges().stream()
        .map(Exchange::response)
        .anyMatch(response -> !response.isAnswered());
  }
}
