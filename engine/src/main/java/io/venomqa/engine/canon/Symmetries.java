package io.venomqa.engine.canon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/// Finds names that may change places without anything being different.
final class Symmetries {

  private final Incidence incidence;

  Symmetries(Incidence incidence) {
    this.incidence = incidence;
  }

  /// A fingerprint of some facts, or the difference of two.
  private record Sum(long high, long low) {

    static final Sum NONE = new Sum(0, 0);

    Sum plus(Sum other) {
      return new Sum(high + other.high, low + other.low);
    }

    Sum minus(Sum other) {
      return new Sum(high - other.high, low - other.low);
    }
  }

  /// Whether some facts stay the same when each name of one list takes the place of that of the
  /// other, and all others stay where they are.
  boolean isOne(int[] facts, int[] names, int[] others) {
    Map<Integer, Integer> places = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      places.put(names[i], others[i]);
    }
    Sum difference = Sum.NONE;
    for (int fact : facts) {
      difference =
          difference
              .plus(written(fact, each -> each))
              .minus(written(fact, each -> places.getOrDefault(each, each)));
    }
    return difference.equals(Sum.NONE);
  }

  /// Parts names that look alike into those of which any two may change places, with nothing else.
  /// Whichever of them is told apart first, second and so on, the result is the same.
  ///
  /// Those that no fact has both of may change places when each is in the facts that the other is
  /// in. Of others this holds for the facts that do not have both, and those that do have to stay
  /// the same.
  List<List<Integer>> twins(int[] alike) {
    Orbits orbits = new Orbits(incidence.names());
    Map<Integer, Sum> around = new HashMap<>();
    Map<Sum, Integer> first = new HashMap<>();
    for (int name : alike) {
      Sum sum = Sum.NONE;
      for (int fact : incidence.factsWith(name)) {
        sum = sum.plus(seenFrom(name, fact));
      }
      around.put(name, sum);
      orbits.join(name, first.computeIfAbsent(sum, _ -> name));
    }
    for (int name : alike) {
      Sum sum = Objects.requireNonNull(around.get(name));
      between(name, around.keySet())
          .forEach((other, between) -> {
            Sum ofOther = Objects.requireNonNull(around.get(other));
            if (between.exchanged().equals(Sum.NONE)
                && sum.minus(between.fromOne()).equals(ofOther.minus(between.fromOther()))) {
              orbits.join(name, other);
            }
          });
    }
    Map<Integer, List<Integer>> byRoot = new LinkedHashMap<>();
    for (int name : alike) {
      byRoot.computeIfAbsent(orbits.rootOf(name), _ -> new ArrayList<>()).add(name);
    }
    return List.copyOf(byRoot.values());
  }

  /// Of the facts that have both of two names.
  ///
  /// @param exchanged what they differ by when both are exchanged
  private record Between(Sum fromOne, Sum fromOther, Sum exchanged) {

    Between plus(Between more) {
      return new Between(
          fromOne.plus(more.fromOne),
          fromOther.plus(more.fromOther),
          exchanged.plus(more.exchanged));
    }
  }

  private Map<Integer, Between> between(int one, Set<Integer> others) {
    Map<Integer, Between> between = new HashMap<>();
    for (int fact : incidence.factsWith(one)) {
      int end = incidence.firstPlace(fact + 1);
      for (int place = incidence.firstPlace(fact); place < end; place++) {
        int other = incidence.nameAt(place);
        boolean isFirst = incidence.firstOfSame(place) == place - incidence.firstPlace(fact);
        if (other != one && isFirst && others.contains(other)) {
          Sum exchanged =
              written(fact, each -> each)
                  .minus(written(fact, each -> each == one ? other : each == other ? one : each));
          between.merge(
              other,
              new Between(seenFrom(one, fact), seenFrom(other, fact), exchanged),
              Between::plus);
        }
      }
    }
    return between;
  }

  /// A fact without the name of one that is in it.
  private Sum seenFrom(int name, int fact) {
    return written(fact, each -> each == name ? -1 : each);
  }

  /// A fact with its names written in a way.
  private Sum written(int fact, IntUnaryOperator way) {
    long high = incidence.constantsHigh(fact);
    long low = incidence.constantsLow(fact);
    int end = incidence.firstPlace(fact + 1);
    for (int place = incidence.firstPlace(fact); place < end; place++) {
      int name = way.applyAsInt(incidence.nameAt(place));
      high = Mix.of(high, name);
      low = Mix.of(low ^ 0x5bd1e995L, name);
    }
    return new Sum(high, low);
  }
}
