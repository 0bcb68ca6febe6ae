package io.venomqa.engine.canon;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Graphs as contents, each vertex a name and each edge two facts, one in each direction: those
/// that are hard to tell from each other.
final class Graphs {

  private Graphs() {}

  /// Rings of some lengths.
  static List<Fact> rings(int... lengths) {
    List<Fact> facts = new ArrayList<>();
    int first = 0;
    for (int length : lengths) {
      for (int i = 0; i < length; i++) {
        edge(facts, first + i, first + (i + 1) % length);
      }
      first += length;
    }
    return facts;
  }

  /// One ring, of which each edge has a direction.
  static List<Fact> directedRing(int length) {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      facts.add(Databases.fact("edge", vertex(i), vertex((i + 1) % length)));
    }
    return facts;
  }

  /// Each of some vertices with each.
  static List<Fact> complete(int vertices) {
    List<Fact> facts = new ArrayList<>();
    for (int one = 0; one < vertices; one++) {
      for (int other = 0; other < one; other++) {
        edge(facts, one, other);
      }
    }
    return facts;
  }

  /// Each of some vertices with each of some others.
  static List<Fact> completeBipartite(int some, int others) {
    List<Fact> facts = new ArrayList<>();
    for (int one = 0; one < some; one++) {
      for (int other = 0; other < others; other++) {
        edge(facts, one, some + other);
      }
    }
    return facts;
  }

  /// Two rings of one length, each vertex of one with a vertex of the other, which is walked in
  /// steps: a prism by steps of one, Petersen's graph with a length of five by steps of two.
  static List<Fact> twoRings(int length, int steps) {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      edge(facts, i, (i + 1) % length);
      edge(facts, length + i, length + (i + steps) % length);
      edge(facts, i, length + i);
    }
    return facts;
  }

  /// Squares of four by four, joined where a rook can go.
  static List<Fact> rook() {
    List<Fact> facts = new ArrayList<>();
    for (int one = 0; one < 16; one++) {
      for (int other = 0; other < one; other++) {
        if (one / 4 == other / 4 || one % 4 == other % 4) {
          edge(facts, one, other);
        }
      }
    }
    return facts;
  }

  /// Shrikhande's graph: strongly regular with the same numbers as the rook's, and another.
  static List<Fact> shrikhande() {
    List<Fact> facts = new ArrayList<>();
    for (int x = 0; x < 4; x++) {
      for (int y = 0; y < 4; y++) {
        edge(facts, 4 * x + y, 4 * ((x + 1) % 4) + y);
        edge(facts, 4 * x + y, 4 * x + (y + 1) % 4);
        edge(facts, 4 * x + y, 4 * ((x + 1) % 4) + (y + 1) % 4);
      }
    }
    return facts;
  }

  /// The graphs of Cai, Fürer and Immerman (1992) over a complete graph of four vertices. With and
  /// without a twist they are two, which nothing tells apart that looks at few vertices at a time.
  static List<Fact> caiFuererImmerman(boolean twisted) {
    List<Fact> facts = new ArrayList<>();
    for (int vertex = 0; vertex < 4; vertex++) {
      for (int even : new int[] {0b000, 0b011, 0b101, 0b110}) {
        int middle = 100 * vertex + even;
        for (int side = 0; side < 3; side++) {
          edge(facts, middle, end(vertex, side, even >> side & 1));
        }
      }
    }
    for (int one = 0; one < 4; one++) {
      for (int other = 0; other < one; other++) {
        int twist = twisted && one == 1 ? 1 : 0;
        for (int bit = 0; bit < 2; bit++) {
          edge(facts, end(one, other, bit), end(other, one - 1, bit ^ twist));
        }
      }
    }
    return facts;
  }

  private static int end(int vertex, int side, int bit) {
    return 100 * vertex + 10 + 2 * side + bit;
  }

  /// A graph of which each vertex has about as many edges, mostly; of some vertices one is an
  /// admin.
  static List<Fact> nearlyRegular(Random random, int vertices, int permutations) {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < permutations; i++) {
      List<Integer> to = new ArrayList<>();
      for (int vertex = 0; vertex < vertices; vertex++) {
        to.add(vertex);
      }
      if (random.nextBoolean()) {
        Collections.rotate(to, 1 + random.nextInt(vertices));
      } else {
        Collections.shuffle(to, random);
      }
      for (int vertex = 0; vertex < vertices; vertex++) {
        facts.add(Databases.fact("edge", vertex(vertex), vertex(to.get(vertex))));
      }
    }
    if (random.nextInt(3) == 0) {
      facts.add(Databases.fact("admin", vertex(random.nextInt(vertices))));
    }
    return facts;
  }

  /// The same with two edges that end where the other did.
  static List<Fact> switched(List<Fact> facts, Random random) {
    List<Fact> switched = new ArrayList<>(facts);
    int one = random.nextInt(facts.size());
    int other = random.nextInt(facts.size());
    if (facts.get(one).names().size() == 2 && facts.get(other).names().size() == 2) {
      Fact first = facts.get(one);
      Fact second = facts.get(other);
      switched.set(
          one, new Fact(first.constants(), List.of(first.names().get(0), second.names().get(1))));
      switched.set(
          other, new Fact(first.constants(), List.of(second.names().get(0), first.names().get(1))));
    }
    return switched;
  }

  /// The same with two names for each, which can change places.
  static List<Fact> doubled(List<Fact> facts) {
    List<Fact> all = new ArrayList<>();
    for (Fact fact : facts) {
      for (int copies = 0; copies < 1 << fact.names().size(); copies++) {
        List<Name> names = new ArrayList<>();
        for (Name name : fact.names()) {
          int copy = copies >> names.size() & 1;
          names.add(new Name(name.domain(), (int) name.value() + 500 * copy));
        }
        all.add(new Fact(fact.constants(), names));
      }
    }
    return all;
  }

  /// The same, each name with some facts of its own that have another name.
  static List<Fact> withLeaves(List<Fact> facts, int leaves) {
    List<Fact> all = new ArrayList<>(facts);
    facts.stream()
        .flatMap(fact -> fact.names().stream())
        .distinct()
        .forEach(name -> {
          for (int leaf = 0; leaf < leaves; leaf++) {
            int value = (int) name.value() + 100 * leaf;
            all.add(Databases.fact("leaf", name, new Name("leaves.id", value)));
          }
        });
    return all;
  }

  /// The same with other values, in another order.
  static List<Fact> renamed(List<Fact> facts, Random random) {
    List<Integer> values = new ArrayList<>();
    for (int value = 0; value < 1_000; value++) {
      values.add(value);
    }
    Collections.shuffle(values, random);
    Map<Name, Name> renaming = new HashMap<>();
    List<Fact> renamed = new ArrayList<>();
    for (Fact fact : facts) {
      renamed.add(
          new Fact(
              fact.constants(),
              fact.names().stream()
                  .map(name ->
                      renaming.computeIfAbsent(
                          name, _ -> new Name(name.domain(), values.removeLast())))
                  .toList()));
    }
    Collections.shuffle(renamed, random);
    return renamed;
  }

  private static Name vertex(int number) {
    return new Name("vertices.id", number);
  }

  private static void edge(List<Fact> facts, int one, int other) {
    facts.add(Databases.fact("edge", vertex(one), vertex(other)));
    facts.add(Databases.fact("edge", vertex(other), vertex(one)));
  }
}
