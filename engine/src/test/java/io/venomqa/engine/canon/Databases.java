package io.venomqa.engine.canon;

import io.venomqa.engine.model.ContentHash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Small random contents, and whether two are the same but for names: by trying every renaming.
final class Databases {

  private Databases() {}

  static Fact fact(String constants, Name... names) {
    return new Fact(ContentHash.of(constants), List.of(names));
  }

  static Name order(int id) {
    return new Name("orders.id", id);
  }

  static Name user(int id) {
    return new Name("users.id", id);
  }

  /// Rows of users, orders that belong to a user, and follow-ups from order to order.
  static List<Fact> random(Random random) {
    int users = random.nextInt(4);
    int orders = random.nextInt(5);
    List<Fact> facts = new ArrayList<>();
    for (int id = 1; id <= users; id++) {
      facts.add(fact("user " + (random.nextInt(4) == 0 ? "admin" : "guest"), user(id)));
    }
    for (int id = 1; id <= orders; id++) {
      String total = "order of " + random.nextInt(2);
      facts.add(
          users == 0
              ? fact(total, order(id))
              : fact(total, order(id), user(1 + random.nextInt(users))));
    }
    for (int more = random.nextInt(5); more > 0 && orders > 0; more--) {
      facts.add(
          fact("follows", order(1 + random.nextInt(orders)), order(1 + random.nextInt(orders))));
    }
    return facts;
  }

  /// The same with other ids, in another order.
  static List<Fact> renamed(List<Fact> facts, Random random) {
    List<Integer> ids = new ArrayList<>();
    for (int id = 1; id <= 5; id++) {
      ids.add(id + 100 * random.nextInt(2));
    }
    Collections.shuffle(ids, random);
    List<Fact> renamed = new ArrayList<>();
    for (Fact fact : facts) {
      renamed.add(
          new Fact(
              fact.constants(),
              fact.names().stream()
                  .map(name -> new Name(name.domain(), ids.get((int) name.value() - 1)))
                  .toList()));
    }
    Collections.shuffle(renamed, random);
    return renamed;
  }

  /// The same with one thing changed, if it is a thing that can be changed.
  static List<Fact> nearly(List<Fact> facts, Random random) {
    List<Fact> changed = new ArrayList<>(facts);
    if (changed.isEmpty()) {
      return changed;
    }
    int at = random.nextInt(changed.size());
    Fact fact = changed.get(at);
    Fact other = changed.get(random.nextInt(changed.size()));
    List<Name> names = new ArrayList<>(fact.names());
    int place = random.nextInt(names.size());
    for (Name name : other.names()) {
      if (name.domain().equals(names.get(place).domain())) {
        names.set(place, name);
      }
    }
    changed.set(at, new Fact(fact.constants(), names));
    return changed;
  }

  /// Whether some renaming makes one of the other.
  static boolean areSame(List<Fact> one, List<Fact> other) {
    List<Name> from = names(one);
    List<Name> to = names(other);
    return one.size() == other.size()
        && from.size() == to.size()
        && matches(counted(one), counted(other), from, to, new HashMap<>());
  }

  private static boolean matches(
      Map<Fact, Integer> one,
      Map<Fact, Integer> other,
      List<Name> from,
      List<Name> free,
      Map<Name, Name> renaming) {
    if (renaming.size() == from.size()) {
      return one.size() == other.size();
    }
    Name next = from.get(renaming.size());
    for (Name candidate : free) {
      if (candidate.domain().equals(next.domain())) {
        List<Name> rest = new ArrayList<>(free);
        rest.remove(candidate);
        renaming.put(next, candidate);
        if (isPossible(one, other, next, renaming) && matches(one, other, from, rest, renaming)) {
          return true;
        }
        renaming.remove(next);
      }
    }
    return false;
  }

  /// Whether all facts with a name that has just been renamed, if all of their names are, are there
  /// as often.
  private static boolean isPossible(
      Map<Fact, Integer> one, Map<Fact, Integer> other, Name next, Map<Name, Name> renaming) {
    return one.entrySet().stream()
        .filter(entry -> entry.getKey().names().contains(next))
        .filter(entry -> renaming.keySet().containsAll(entry.getKey().names()))
        .allMatch(entry ->
            entry
                .getValue()
                .equals(
                    other.get(
                        new Fact(
                            entry.getKey().constants(),
                            entry.getKey().names().stream().map(renaming::get).toList()))));
  }

  private static List<Name> names(List<Fact> facts) {
    return facts.stream().flatMap(fact -> fact.names().stream()).distinct().toList();
  }

  private static Map<Fact, Integer> counted(List<Fact> facts) {
    Map<Fact, Integer> counts = new HashMap<>();
    facts.forEach(fact -> counts.merge(fact, 1, Integer::sum));
    return counts;
  }
}
