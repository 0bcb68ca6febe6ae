package io.venomqa.engine.explore;

/// The ways to make at most so many calls of each of some actions, when their order does not count.
/// A way's depth is the number of all its calls.
final class Box {

  private final double[] ways;
  private final double[] free;

  /// @param free by depth, how many actions may be called once more, over all of its ways
  private Box(double[] ways, double[] free) {
    this.ways = ways;
    this.free = free;
  }

  static Box of(int actions, int callsOfEach) {
    double[] others = ways(actions - 1, callsOfEach);
    double[] all = ways(actions, callsOfEach);
    double[] free = new double[all.length];
    for (int depth = 0; depth < others.length; depth++) {
      for (int calls = 0; calls < callsOfEach; calls++) {
        free[depth + calls] += others[depth] * actions;
      }
    }
    return new Box(all, free);
  }

  private static double[] ways(int actions, int callsOfEach) {
    double[] ways = {1};
    for (int action = 0; action < actions; action++) {
      double[] more = new double[ways.length + callsOfEach];
      for (int depth = 0; depth < ways.length; depth++) {
        for (int calls = 0; calls <= callsOfEach; calls++) {
          more[depth + calls] += ways[depth];
        }
      }
      ways = more;
    }
    return ways;
  }

  int depths() {
    return ways.length;
  }

  /// How many actions may be called once more, on average.
  double available(int depth) {
    return free[depth] / ways[depth];
  }

  /// How many calls from a depth lead to the same state of the next one, on average.
  double meeting(int depth) {
    return depth + 1 < ways.length ? free[depth] / ways[depth + 1] : 1;
  }
}
