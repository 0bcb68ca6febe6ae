package io.venomqa.engine.canon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  List<List<Integer>> twins(int[] alike) {
    Orbits orbits = new Orbits(incidence.names());
    joinWhereApart(alike, orbits);
    joinWhereTogether(alike, orbits);
    Map<Integer, List<Integer>> byRoot = new LinkedHashMap<>();
    for (int name : alike) {
      byRoot.computeIfAbsent(orbits.rootOf(name), _ -> new ArrayList<>()).add(name);
    }
    return List.copyOf(byRoot.values());
  }

  /// Those that no fact has both of may change places when each is in the facts that the other is
  /// in.
  private void joinWhereApart(int[] alike, Orbits orbits) {
    Map<Sum, Integer> first = new HashMap<>();
    for (int name : alike) {
      Sum sum = Sum.NONE;
      for (int fact : incidence.factsWith(name)) {
        sum = sum.plus(written(fact, each -> each == name ? -1 : each));
      }
      Integer twin = first.putIfAbsent(sum, name);
      if (twin != null) {
        orbits.join(name, twin);
      }
    }
  }

  /// Those that some fact has both of are tried.
  private void joinWhereTogether(int[] alike, Orbits orbits) {
    boolean[] isAlike = new boolean[incidence.names()];
    for (int name : alike) {
      isAlike[name] = true;
    }
    for (int name : alike) {
      for (int fact : incidence.factsWith(name)) {
        int end = incidence.firstPlace(fact + 1);
        for (int place = incidence.firstPlace(fact); place < end; place++) {
          int other = incidence.nameAt(place);
          if (isAlike[other] && !orbits.areJoined(name, other) && areTwins(name, other)) {
            orbits.join(name, other);
          }
        }
      }
    }
  }

  /// Whether the facts with one of two names are the same with both exchanged.
  private boolean areTwins(int one, int other) {
    Sum difference = Sum.NONE;
    for (int name : new int[] {one, other}) {
      for (int fact : incidence.factsWith(name)) {
        if (name == one || !incidence.contains(fact, one)) {
          difference =
              difference
                  .plus(written(fact, each -> each))
                  .minus(written(fact, each -> each == one ? other : each == other ? one : each));
        }
      }
    }
    return difference.equals(Sum.NONE);
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
