package io.venomqa.engine.explore;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;

/// What a run does so as not to be deceived: by its rollback, by what the API hides, by what values
/// look like.
///
/// @param auditEvery after how many restores the whole content is compared; empty for as often as
///   costs less than a twentieth of the run's time
/// @param unaudited names of actions whose answers may depend on more than what is rolled back, and
///   that therefore show nothing about hidden state
/// @param settle how long to look for writes that come after the answer, when an action changes
///   something for the first time
/// @param clock how long an answer has to stay the same, where it should be another, to be taken
///   for state that the API hides and not for one that goes with the time of day
/// @param prove whether rollback has to be proven through the API before exploring. Off only for
///   worlds that cannot lie, such as toy worlds.
/// @param experiments whether to find out what values mean by walking some paths again
public record Safeguards(
    OptionalInt auditEvery,
    Set<String> unaudited,
    Duration settle,
    Duration clock,
    boolean prove,
    boolean experiments) {

  public static final Safeguards DEFAULT =
      new Safeguards(
          OptionalInt.empty(),
          Set.of(),
          Duration.ofMillis(500),
          Duration.ofSeconds(61),
          true,
          true);

  /// For worlds that cannot lie: no proof, no looking for late writes, and no experiments.
  public static final Safeguards NONE =
      new Safeguards(OptionalInt.empty(), Set.of(), Duration.ZERO, DEFAULT.clock(), false, false);

  public Safeguards {
    unaudited = Set.copyOf(unaudited);
    if (auditEvery.orElse(1) < 1) {
      throw new IllegalArgumentException("auditEvery must be at least 1");
    }
  }

  /// As a project says: the usual ones, with its own audits.
  public Safeguards withAudits(OptionalInt every, Set<String> unauditedActions) {
    return new Safeguards(every, unauditedActions, settle, clock, prove, experiments);
  }

  /// The content is compared after so many restores.
  public Safeguards withAuditEvery(int restores) {
    return withAudits(OptionalInt.of(restores), unaudited);
  }

  /// The answers of these actions say nothing about hidden state.
  public Safeguards withUnaudited(Set<String> actions) {
    return withAudits(auditEvery, actions);
  }

  /// With another time to look for late writes.
  public Safeguards withSettle(Duration newSettle) {
    return new Safeguards(auditEvery, unaudited, newSettle, clock, prove, experiments);
  }

  /// With another time that tells what the API hides from what goes with the clock.
  public Safeguards withClock(Duration newClock) {
    return new Safeguards(auditEvery, unaudited, settle, newClock, prove, experiments);
  }

  /// Whether to find out what values mean.
  public Safeguards withExperiments(boolean wanted) {
    return new Safeguards(auditEvery, unaudited, settle, clock, prove, wanted);
  }
}
