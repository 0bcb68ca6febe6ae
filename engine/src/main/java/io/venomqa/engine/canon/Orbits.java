package io.venomqa.engine.canon;

/// Names that can change places while everything stays the same, as far as that was found out. A
/// forest of disjoint sets (Galler and Fischer, 1964).
final class Orbits {

  private final int[] parent;

  Orbits(int names) {
    parent = new int[names];
    for (int name = 0; name < names; name++) {
      parent[name] = name;
    }
  }

  void join(int one, int other) {
    parent[rootOf(one)] = rootOf(other);
  }

  boolean areJoined(int one, int other) {
    return rootOf(one) == rootOf(other);
  }

  /// One of the names that are joined with a name: of all of them the same.
  int rootOf(int name) {
    int at = name;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }
}
