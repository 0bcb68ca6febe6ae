package io.venomqa.engine.canon;

import io.venomqa.engine.model.ContentHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Facts that hang together by the names in them, as numbers: names count from 0.
final class Component {

  private final List<Fact> facts;
  private final int[][] names;
  private final int[][] firstPlaces;
  private final List<Name> named;
  private final List<List<Integer>> factsOf;

  private Component(List<Fact> facts) {
    this.facts = facts;
    this.names = new int[facts.size()][];
    this.firstPlaces = new int[facts.size()][];
    this.named = new ArrayList<>();
    this.factsOf = new ArrayList<>();
    Map<Name, Integer> numbers = new HashMap<>();
    for (int fact = 0; fact < facts.size(); fact++) {
      List<Name> here = facts.get(fact).names();
      names[fact] = new int[here.size()];
      firstPlaces[fact] = new int[here.size()];
      for (int place = 0; place < here.size(); place++) {
        Name name = here.get(place);
        int number = numbers.computeIfAbsent(name, _ -> numbers.size());
        if (number == named.size()) {
          named.add(name);
          factsOf.add(new ArrayList<>());
        }
        names[fact][place] = number;
        firstPlaces[fact][place] = here.indexOf(name);
        if (firstPlaces[fact][place] == place) {
          factsOf.get(number).add(fact);
        }
      }
    }
  }

  /// Parts facts into those that hang together. Facts without names are each on their own.
  static List<Component> of(List<Fact> facts) {
    Map<Name, Integer> lastWith = new HashMap<>();
    int[] parent = new int[facts.size()];
    for (int fact = 0; fact < parent.length; fact++) {
      parent[fact] = fact;
      for (Name name : facts.get(fact).names()) {
        Integer other = lastWith.put(name, fact);
        if (other != null) {
          parent[root(parent, other)] = root(parent, fact);
        }
      }
    }
    Map<Integer, List<Fact>> together = new HashMap<>();
    for (int fact = 0; fact < parent.length; fact++) {
      together.computeIfAbsent(root(parent, fact), _ -> new ArrayList<>()).add(facts.get(fact));
    }
    return together.values().stream().map(Component::new).toList();
  }

  private static int root(int[] parent, int fact) {
    int at = fact;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  int facts() {
    return facts.size();
  }

  int names() {
    return named.size();
  }

  int[] namesOf(int fact) {
    return names[fact];
  }

  /// The first place in a fact of the name that is at a place of it.
  int firstPlace(int fact, int place) {
    return firstPlaces[fact][place];
  }

  long constantsHigh(int fact) {
    return facts.get(fact).constants().high();
  }

  long constantsLow(int fact) {
    return facts.get(fact).constants().low();
  }

  long domainOf(int name) {
    return Mix.of(named.get(name).domain());
  }

  /// A fingerprint in which every name counts with its value.
  ContentHash withValues() {
    ContentHash sum = ContentHash.ZERO;
    for (Fact fact : facts) {
      sum = sum.plus(ContentHash.of(fact.constants() + " " + fact.names()));
    }
    return sum.plus(ContentHash.of("names with their values"));
  }

  /// Whether two names may change places everywhere without anything being different.
  boolean areTwins(int one, int other) {
    return touching(one, other, false).equals(touching(one, other, true));
  }

  /// A fact with the numbers of its names.
  private record Numbered(long high, long low, List<Integer> names) {}

  private Map<Numbered, Integer> touching(int one, int other, boolean swapped) {
    Map<Numbered, Integer> counts = new HashMap<>();
    for (int name : new int[] {one, other}) {
      for (int fact : factsOf.get(name)) {
        if (name == other && contains(fact, one)) {
          continue;
        }
        List<Integer> numbers = new ArrayList<>();
        for (int number : names[fact]) {
          numbers.add(!swapped ? number : number == one ? other : number == other ? one : number);
        }
        counts.merge(
            new Numbered(constantsHigh(fact), constantsLow(fact), numbers), 1, Integer::sum);
      }
    }
    return counts;
  }

  private boolean contains(int fact, int name) {
    for (int number : names[fact]) {
      if (number == name) {
        return true;
      }
    }
    return false;
  }
}
