package io.venomqa.engine.explore;

import io.venomqa.engine.model.Left;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// Counts states and calls by depth, and estimates from them how many calls are left.
///
/// Where the scope bounds the calls of each action, a state is as deep as calls that changed
/// something lead to it, whatever their order, so that its depth says how much of the scope is
/// left. If all calls could be swapped, the ways to use `k` calls of each of `n` actions would be
/// all states there are, and how often a call leads to a state that is known already would be known
/// for each depth; if none could, it never would. What was seen tells where between the two a world
/// lies, and that is carried on to the depths that were not reached.
final class Growth {

  /// What was tried of a depth says something.
  private static final int ENOUGH = 20;

  /// So much of all calls must have been tried for an estimate.
  private static final double TOO_LITTLE = 0.1;

  /// Where more of the calls were tried at depths that were tried further than the one before them,
  /// what was tried says too little of the rest.
  private static final double TOO_DEEP = 0.2;

  private final OptionalInt callsPerAction;
  private long[] found = new long[8];
  private long[] enabled = new long[8];
  private long[] tried = new long[8];
  private long[] led = new long[8];
  private int depths;

  Growth(OptionalInt callsPerAction) {
    this.callsPerAction = callsPerAction;
  }

  /// A state was found in which calls can be tried.
  void found(int depth, int calls) {
    if (depth >= found.length) {
      found = Arrays.copyOf(found, depth * 2);
      enabled = Arrays.copyOf(enabled, depth * 2);
      tried = Arrays.copyOf(tried, depth * 2);
      led = Arrays.copyOf(led, depth * 2);
    }
    depths = Math.max(depths, depth + 1);
    found[depth]++;
    enabled[depth] += calls;
  }

  /// A call was tried in a state, or its action declined to make it.
  void tried(int depth) {
    tried[depth]++;
  }

  /// A call led to another state.
  void led(int depth) {
    led[depth]++;
  }

  /// What is left now.
  ///
  /// @param states in which calls wait
  /// @param effective how many actions have led to another state
  Left left(int states, int effective) {
    List<Integer> byDepth = new ArrayList<>();
    for (int depth = 0; depth < depths; depth++) {
      byDepth.add((int) found[depth]);
    }
    long all = Arrays.stream(tried).sum();
    long waiting = Arrays.stream(enabled).sum() - all;
    double likely = callsPerAction.isEmpty() || effective == 0 ? 0 : estimate(effective);
    boolean isTold =
        likely > 0
            && all >= ENOUGH
            && all >= TOO_LITTLE * (all + likely)
            && deepFirst() <= TOO_DEEP * all;
    return new Left(
        states, waiting, isTold ? Math.max(waiting, Math.round(likely)) : Left.UNKNOWN, byDepth);
  }

  /// How many calls were tried at depths of which a larger part was tried than of the one before.
  private double deepFirst() {
    double calls = 0;
    for (int depth = 1; depth < depths; depth++) {
      boolean isFurther =
          at(tried, depth) * at(enabled, depth - 1)
              > 1.1 * at(tried, depth - 1) * at(enabled, depth);
      calls += isFurther ? at(tried, depth) : 0;
    }
    return calls;
  }

  private double estimate(int effective) {
    Box box = Box.of(effective, callsPerAction.orElseThrow());
    double merging = merging(box);
    double reads = reads(box);
    double share = share(box);
    double more = 0;
    double total = 0;
    for (int depth = 0; depth < box.depths(); depth++) {
      double perState =
          at(found, depth) > 0
              ? at(enabled, depth) / at(found, depth)
              : Math.max(0, box.available(depth) + reads);
      double calls = at(enabled, depth) + more * perState;
      total += calls - at(tried, depth);
      double done = calls == 0 ? 0 : at(tried, depth) / calls;
      boolean isSeen = at(tried, depth) > ENOUGH && done > 0.3;
      double leading =
          isSeen
              ? at(led, depth) / at(tried, depth)
              : perState == 0 ? 0 : Math.min(1, share * box.available(depth) / perState);
      double meeting =
          isSeen
              ? meeting(at(found, depth + 1), at(led, depth), done)
              : Math.pow(box.meeting(depth), merging);
      more = Math.max(0, calls * leading / Math.max(1, meeting) - at(found, depth + 1));
    }
    return total;
  }

  /// Where between a world in which calls can all be swapped, 1, and one in which none can, 0, this
  /// one lies; it may be beyond.
  private double merging(Box box) {
    double sum = 0;
    double weights = 0;
    for (int depth = 1; depth < Math.min(depths, box.depths() - 1); depth++) {
      if (at(led, depth) >= 3) {
        double done = at(tried, depth) / at(enabled, depth);
        double swapped = Math.log(box.meeting(depth));
        double weight = at(led, depth) * done;
        sum += weight * swapped * Math.log(meeting(at(found, depth + 1), at(led, depth), done));
        weights += weight * swapped * swapped;
      }
    }
    return weights == 0 ? 0.5 : Math.max(0, sum / weights);
  }

  /// How many calls can be tried in a state beside those that change something.
  private double reads(Box box) {
    double beside = 0;
    double states = 0;
    for (int depth = 0; depth < Math.min(depths, box.depths()); depth++) {
      beside += at(enabled, depth) - at(found, depth) * box.available(depth);
      states += at(found, depth);
    }
    return states == 0 ? 0 : beside / states;
  }

  /// How many of the calls that may lead to another state do.
  private double share(Box box) {
    double may = 0;
    double did = 0;
    for (int depth = 0; depth < Math.min(depths, box.depths()); depth++) {
      if (at(tried, depth) > 0) {
        may += at(tried, depth) * box.available(depth) * at(found, depth) / at(enabled, depth);
        did += at(led, depth);
      }
    }
    return may == 0 ? 0 : did / may;
  }

  /// How many calls of one depth lead to the same state when all of them are made, told from a part
  /// of them: of a state that so many calls lead to, a part of the calls finds a larger part.
  private static double meeting(double found, double led, double done) {
    if (led == 0 || found >= led) {
      return 1;
    }
    if (found == 0) {
      return led;
    }
    double seen = found / led;
    double low = 1;
    double high = 1_000;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if ((1 - Math.pow(1 - done, middle)) / (done * middle) > seen) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double at(long[] numbers, int depth) {
    return depth < numbers.length ? numbers[depth] : 0;
  }
}
