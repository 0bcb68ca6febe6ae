package io.venomqa.engine.explore;

import io.venomqa.engine.identity.Abstraction;
import io.venomqa.engine.model.Learned;
import java.util.List;
import java.util.function.UnaryOperator;

/// How a run is to go about it.
///
/// @param abstraction what belongs to a state
/// @param beyond whether to go on from a state in which a rule is broken
/// @param known what earlier runs found out about values, as [Explorer#known] gave it
public record Settings(
    Scope scope,
    Limits limits,
    Abstraction abstraction,
    boolean beyond,
    Safeguards safeguards,
    List<Learned> known) {

  public static final Settings DEFAULT =
      new Settings(
          Scope.DEFAULT, Limits.DEFAULT, Abstraction.DEFAULT, false, Safeguards.DEFAULT, List.of());

  public Settings {
    known = List.copyOf(known);
  }

  /// With what earlier runs found out.
  public Settings withKnown(List<Learned> before) {
    return new Settings(scope, limits, abstraction, beyond, safeguards, before);
  }

  public Settings withScope(Scope newScope) {
    return new Settings(newScope, limits, abstraction, beyond, safeguards, known);
  }

  public Settings withLimits(Limits newLimits) {
    return new Settings(scope, newLimits, abstraction, beyond, safeguards, known);
  }

  public Settings withAbstraction(Abstraction newAbstraction) {
    return new Settings(scope, limits, newAbstraction, beyond, safeguards, known);
  }

  public Settings withBeyond(boolean newBeyond) {
    return new Settings(scope, limits, abstraction, newBeyond, safeguards, known);
  }

  /// With other safeguards, made of these.
  public Settings withSafeguards(UnaryOperator<Safeguards> change) {
    return new Settings(scope, limits, abstraction, beyond, change.apply(safeguards), known);
  }

  /// For worlds that cannot lie: no proof, no looking for late writes, and no experiments.
  public Settings withoutSafeguards() {
    return withSafeguards(_ -> Safeguards.NONE);
  }
}
