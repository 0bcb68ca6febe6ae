package io.venomqa.engine.identity;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Cell;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Into which sources each action was seen to write, and found to mean something by it.
final class News {

  private static final int TRIES = 3;

  private record Written(ActionId action, Source source) {}

  private final Set<Written> known = new HashSet<>();
  private final Map<Written, Integer> tries = new HashMap<>();

  boolean isNews(WalkedStep step) {
    return Pairs.written(step).stream()
        .filter(pair -> !(pair.first() instanceof Cell.Null))
        .anyMatch(pair -> !known.contains(new Written(step.action(), pair.source())));
  }

  /// What a step wrote was looked at.
  void learnt(WalkedStep step) {
    Pairs.written(step).stream()
        .filter(pair -> !(pair.first() instanceof Cell.Null))
        .forEach(pair -> known.add(new Written(step.action(), pair.source())));
  }

  /// Making the steps again did not do the same: what they wrote is looked at a few times more.
  void failed(WalkedStep step) {
    for (Pairs.Pair pair : Pairs.written(step)) {
      Written written = new Written(step.action(), pair.source());
      if (tries.merge(written, 1, Integer::sum) >= TRIES) {
        known.add(written);
      }
    }
  }
}
