package io.venomqa.adapters.project;

import java.util.OptionalInt;
import java.util.Set;

/// How it is checked that rollback is exact.
///
/// @param every the number of rollbacks from one comparison of the whole content to the next, at
///   least 1; empty for as often as costs less than a twentieth of the run's time
/// @param ignore names of actions whose answers may depend on more than what is rolled back
public record AuditSettings(OptionalInt every, Set<String> ignore) {

  public static final AuditSettings DEFAULT = new AuditSettings(OptionalInt.empty(), Set.of());

  public AuditSettings {
    ignore = Set.copyOf(ignore);
  }
}
