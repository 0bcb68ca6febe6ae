package io.venomqa.engine.canon;

/// Facts that hang together by the names in them, and those names, as numbers of an [Incidence].
/// Names that are told apart from all others hold nothing together and belong to no part.
final class Part {

  private final int[] names;
  private final int[] facts;

  Part(int[] names, int[] facts) {
    this.names = names;
    this.facts = facts;
  }

  int[] names() {
    return names;
  }

  int[] facts() {
    return facts;
  }
}
