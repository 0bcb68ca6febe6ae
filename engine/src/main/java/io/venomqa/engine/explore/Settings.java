package io.venomqa.engine.explore;

import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Learned;
import io.venomqa.engine.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/// How a run is to go about it.
///
/// @param contextKeys which values of the context belong to a state (`cookies` stands for all
///   cookies); empty for all of them but the last status
/// @param masks which columns of tables do not belong to a state, as `table.column` with `*` for
///   any part of a name. The systems leave them out; here they are told of.
/// @param kept columns, written like masks, whose values count as they are whatever is found out
///   about them
/// @param ordered whether the order in which rows were numbered belongs to a state, so that states
///   which differ in it alone are kept apart
/// @param beyond whether to go on from a state in which a rule is broken
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
public record Settings(
    Scope scope,
    Limits limits,
    Optional<Set<String>> contextKeys,
    List<String> masks,
    List<String> kept,
    boolean ordered,
    boolean beyond,
    OptionalInt auditEvery,
    Set<String> unaudited,
    Duration settle,
    Duration clock,
    boolean prove,
    boolean experiments) {

  /// So many columns are named at the end of a run.
  private static final int NAMED = 4;

  public static final Settings DEFAULT =
      new Settings(
          Scope.DEFAULT,
          Limits.DEFAULT,
          Optional.empty(),
          List.of(),
          List.of(),
          false,
          false,
          OptionalInt.empty(),
          Set.of(),
          Duration.ofMillis(500),
          Duration.ofSeconds(61),
          true,
          true);

  public Settings {
    contextKeys = contextKeys.map(Set::copyOf);
    masks = List.copyOf(masks);
    kept = List.copyOf(kept);
    unaudited = Set.copyOf(unaudited);
    if (auditEvery.orElse(1) < 1) {
      throw new IllegalArgumentException("auditEvery must be at least 1");
    }
  }

  public Settings withScope(Scope newScope) {
    return new Settings(
        newScope,
        limits,
        contextKeys,
        masks,
        kept,
        ordered,
        beyond,
        auditEvery,
        unaudited,
        settle,
        clock,
        prove,
        experiments);
  }

  public Settings withLimits(Limits newLimits) {
    return new Settings(
        scope,
        newLimits,
        contextKeys,
        masks,
        kept,
        ordered,
        beyond,
        auditEvery,
        unaudited,
        settle,
        clock,
        prove,
        experiments);
  }

  public Settings withBeyond(boolean newBeyond) {
    return new Settings(
        scope,
        limits,
        contextKeys,
        masks,
        kept,
        ordered,
        newBeyond,
        auditEvery,
        unaudited,
        settle,
        clock,
        prove,
        experiments);
  }

  public Settings withContextKeys(Set<String> keys) {
    return new Settings(
        scope,
        limits,
        Optional.of(keys),
        masks,
        kept,
        ordered,
        beyond,
        auditEvery,
        unaudited,
        settle,
        clock,
        prove,
        experiments);
  }

  /// The content is compared after so many restores.
  public Settings withAuditEvery(int restores) {
    return new Settings(
        scope,
        limits,
        contextKeys,
        masks,
        kept,
        ordered,
        beyond,
        OptionalInt.of(restores),
        unaudited,
        settle,
        clock,
        prove,
        experiments);
  }

  /// The answers of these actions say nothing about hidden state.
  public Settings withUnaudited(Set<String> actions) {
    return new Settings(
        scope,
        limits,
        contextKeys,
        masks,
        kept,
        ordered,
        beyond,
        auditEvery,
        actions,
        settle,
        clock,
        prove,
        experiments);
  }

  /// With another time to look for late writes.
  public Settings withSettle(Duration newSettle) {
    return new Settings(
        scope,
        limits,
        contextKeys,
        masks,
        kept,
        ordered,
        beyond,
        auditEvery,
        unaudited,
        newSettle,
        clock,
        prove,
        experiments);
  }

  /// With another time that tells what the API hides from what goes with the clock.
  public Settings withClock(Duration newClock) {
    return new Settings(
        scope,
        limits,
        contextKeys,
        masks,
        kept,
        ordered,
        beyond,
        auditEvery,
        unaudited,
        settle,
        newClock,
        prove,
        experiments);
  }

  /// For worlds that cannot lie: no proof, no looking for late writes, and no experiments.
  public Settings withoutProof() {
    return new Settings(
        scope,
        limits,
        contextKeys,
        masks,
        kept,
        ordered,
        beyond,
        auditEvery,
        unaudited,
        Duration.ZERO,
        clock,
        false,
        false);
  }

  /// Whether to find out what values mean.
  public Settings withExperiments(boolean wanted) {
    return new Settings(
        scope,
        limits,
        contextKeys,
        masks,
        kept,
        ordered,
        beyond,
        auditEvery,
        unaudited,
        settle,
        clock,
        prove,
        wanted);
  }

  /// Everything that is left out when two states are taken for one, in words.
  List<String> allAbstractions(World world, List<Learned> learned) {
    List<String> all = new ArrayList<>();
    world
        .unreadable()
        .forEach(name -> all.add("the content of " + name + ", which cannot be read"));
    masks.forEach(mask -> all.add("masked " + mask));
    contextKeys.ifPresent(keys -> all.add("context values other than " + new TreeSet<>(keys)));
    addLearned(all, "the times in ", learned, Set.of(Learned.Kind.TIME));
    addLearned(
        all,
        "what rows and tokens are called by in ",
        learned,
        Set.of(Learned.Kind.NUMBER, Learned.Kind.RANDOM));
    return all;
  }

  private static void addLearned(
      List<String> all, String words, List<Learned> learned, Set<Learned.Kind> kinds) {
    List<String> sources =
        learned.stream()
            .filter(one -> kinds.contains(one.kind()))
            .map(Learned::source)
            .distinct()
            .toList();
    if (!sources.isEmpty()) {
      String more = sources.size() > NAMED ? " and " + (sources.size() - NAMED) + " more" : "";
      all.add(words + String.join(", ", sources.stream().limit(NAMED).toList()) + more);
    }
  }

  boolean includesLastStatus() {
    return contextKeys.isPresent() && contextKeys.get().contains(Context.LAST_STATUS);
  }
}
