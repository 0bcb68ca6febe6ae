package io.venomqa.engine.explore;

import io.venomqa.engine.model.Context;
import java.util.Optional;
import java.util.Set;

/// How a run is to go about it.
///
/// @param contextKeys which values of the context belong to a state (`cookies` stands for all
///   cookies); empty for all of them but the last status
/// @param beyond whether to go on from a state in which a rule is broken
/// @param auditEvery after how many restores the whole content is compared
/// @param prove whether rollback has to be proven through the API before exploring. Off only for
///   worlds that cannot lie, such as toy worlds.
public record Settings(
    Scope scope,
    Limits limits,
    Optional<Set<String>> contextKeys,
    boolean beyond,
    int auditEvery,
    boolean prove) {

  public static final Settings DEFAULT =
      new Settings(Scope.DEFAULT, Limits.DEFAULT, Optional.empty(), false, 50, true);

  public Settings {
    contextKeys = contextKeys.map(Set::copyOf);
    if (auditEvery < 1) {
      throw new IllegalArgumentException("auditEvery must be at least 1");
    }
  }

  public Settings withScope(Scope newScope) {
    return new Settings(newScope, limits, contextKeys, beyond, auditEvery, prove);
  }

  public Settings withLimits(Limits newLimits) {
    return new Settings(scope, newLimits, contextKeys, beyond, auditEvery, prove);
  }

  public Settings withBeyond(boolean newBeyond) {
    return new Settings(scope, limits, contextKeys, newBeyond, auditEvery, prove);
  }

  public Settings withContextKeys(Set<String> keys) {
    return new Settings(scope, limits, Optional.of(keys), beyond, auditEvery, prove);
  }

  public Settings withoutProof() {
    return new Settings(scope, limits, contextKeys, beyond, auditEvery, false);
  }

  boolean includesLastStatus() {
    return contextKeys.isPresent() && contextKeys.get().contains(Context.LAST_STATUS);
  }
}
