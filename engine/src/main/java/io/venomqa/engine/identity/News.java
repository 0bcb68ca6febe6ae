package io.venomqa.engine.identity;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Into which sources each action was seen to write, and found to mean something by it; and which
/// counters the numbers there may have come from.
final class News {

  private static final int TRIES = 3;

  /// @param counter one that may have given it; empty for whatever is no number
  private record Written(ActionId action, Source source, String counter) {}

  private final Meanings meanings;
  private final Set<Written> known = new HashSet<>();
  private final Map<Written, Integer> tries = new HashMap<>();

  News(Meanings meanings) {
    this.meanings = meanings;
  }

  boolean isNews(WalkedStep step) {
    return !known.containsAll(written(step));
  }

  /// Whether it was looked at what some action writes into a source, with success.
  boolean isLookedAt(Source source) {
    return known.stream().anyMatch(written -> written.source().equals(source))
        && !meanings.isDoubtful(source);
  }

  /// What a step wrote was looked at.
  void learnt(WalkedStep step) {
    for (Written written : written(step)) {
      known.add(written);
      meanings.noDoubt(written.action(), written.source());
    }
  }

  /// Making the steps again did not do the same: what they wrote is looked at a few times more.
  void failed(WalkedStep step) {
    for (Written written : written(step)) {
      if (known.contains(written)) {
        continue;
      }
      meanings.doubt(written.action(), written.source());
      if (tries.merge(written, 1, Integer::sum) >= TRIES) {
        known.add(written);
      }
    }
  }

  private List<Written> written(WalkedStep step) {
    List<Written> all = new ArrayList<>();
    for (Pairs.Pair pair : Pairs.written(step)) {
      if (!(pair.first() instanceof Cell.Null)) {
        all.add(new Written(step.action(), pair.source(), ""));
        for (long number : numbers(pair.first())) {
          for (String counter : meanings.countersBefore(number)) {
            all.add(new Written(step.action(), pair.source(), counter));
          }
        }
      }
    }
    return all;
  }

  private static List<Long> numbers(Cell cell) {
    return switch (cell) {
      case Cell.Whole(long number) -> List.of(number);
      case Cell.Text(String text) -> Lessons.numbersIn(text);
      case Cell.Json(String text) -> Lessons.numbersIn(text);
      case Cell.Null _, Cell.Real _, Cell.Bool _, Cell.Binary _ -> List.of();
    };
  }
}
