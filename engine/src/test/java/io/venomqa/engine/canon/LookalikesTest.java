package io.venomqa.engine.canon;

import static io.venomqa.engine.canon.Databases.fact;
import static io.venomqa.engine.canon.Databases.order;
import static io.venomqa.engine.canon.Databases.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What colours alone do not tell apart is told apart nevertheless, and what is the same stays the
/// same in whichever way the search was made short.
class LookalikesTest {

  /// Of each line, all look alike to colour refinement.
  private static final List<List<List<Fact>>> FAMILIES =
      List.of(
          List.of(Graphs.rings(6), Graphs.rings(3, 3)),
          List.of(Graphs.rings(12), Graphs.rings(4, 8), Graphs.rings(6, 6), Graphs.rings(4, 4, 4)),
          List.of(Graphs.completeBipartite(3, 3), Graphs.twoRings(3, 1)),
          List.of(Graphs.twoRings(5, 1), Graphs.twoRings(5, 2)),
          List.of(Graphs.rook(), Graphs.shrikhande()),
          List.of(Graphs.caiFuererImmerman(false), Graphs.caiFuererImmerman(true)));

  @Test
  void lookalikesAreToldApart() {
    Random random = new Random(7);
    for (List<List<Fact>> family : FAMILIES) {
      for (int one = 0; one < family.size(); one++) {
        CanonicalForm form = CanonicalForm.of(family.get(one));
        assertEquals(0, form.named());
        for (int other = 0; other < family.size(); other++) {
          CanonicalForm again = CanonicalForm.of(Graphs.renamed(family.get(other), random));
          String both = family.get(one) + " and " + family.get(other);
          assertEquals(one == other, form.equals(again), both);
        }
      }
    }
  }

  @Test
  void lookalikesAreToldApartBesideEachOther() {
    for (List<List<Fact>> family : FAMILIES) {
      for (int i = 1; i < family.size(); i++) {
        CanonicalForm both = CanonicalForm.of(linked(family.get(i - 1), family.get(i)));
        assertEquals(both, CanonicalForm.of(linked(family.get(i), family.get(i - 1))));
        assertNotEquals(both, CanonicalForm.of(linked(family.get(i), family.get(i))));
      }
    }
  }

  /// All names of two contents, of which none is in both, belong to one user.
  private static List<Fact> linked(List<Fact> one, List<Fact> other) {
    List<Fact> facts = new ArrayList<>(one);
    other.forEach(fact ->
        facts.add(
            new Fact(
                fact.constants(),
                fact.names().stream()
                    .map(name -> new Name(name.domain(), 1_000 + (int) name.value()))
                    .toList())));
    facts.stream()
        .flatMap(fact -> fact.names().stream())
        .distinct()
        .toList()
        .forEach(name -> facts.add(fact("owns", user(1), name)));
    return facts;
  }

  /// Against a search through all renamings.
  @Test
  void agreesWithTryingEveryRenaming() {
    long seed = 20261124;
    Random random = new Random(seed);
    int same = 0;
    for (int pair = 0; pair < 20_000; pair++) {
      List<Fact> one = Graphs.nearlyRegular(random, 3 + random.nextInt(5), 1 + random.nextInt(3));
      if (random.nextInt(4) == 0) {
        one = Graphs.withLeaves(one, 1);
      }
      List<Fact> other = Graphs.renamed(one, random);
      if (random.nextInt(3) > 0) {
        other = Graphs.switched(other, random);
      }
      boolean expected = Databases.areSame(one, other);
      same += expected ? 1 : 0;
      String both = "seed " + seed + ": " + one + " and " + other;
      assertEquals(expected, CanonicalForm.of(one).equals(CanonicalForm.of(other)), both);
    }
    assertTrue(same > 6_000 && same < 14_000, "of 20,000 pairs " + same + " are the same");
  }

  /// Orders of one user with a line each: no two names can change places alone.
  @Test
  void rowsThatChangePlacesWithTheirLinesCostNothing() {
    List<Fact> facts = new ArrayList<>(List.of(fact("context", user(1))));
    for (int id = 1; id <= 300; id++) {
      facts.add(fact("order of 100", order(id), user(1)));
      facts.add(fact("line", new Name("lines.id", id), order(id)));
    }
    CanonicalForm form = CanonicalForm.of(facts, 0);
    assertEquals(0, form.named());
    assertEquals(form, CanonicalForm.of(Graphs.renamed(facts, new Random(3)), 0));

    facts.set(2, fact("line", new Name("lines.id", 1), order(2)));
    assertNotEquals(form, CanonicalForm.of(facts));
  }

  @Test
  void whereOneCanTakeTheOthersPlaceOneOfThemIsTried() {
    assertEquals(0, CanonicalForm.of(Graphs.rings(60), 8).named());
    assertEquals(0, CanonicalForm.of(Graphs.rook(), 30).named());
    assertEquals(0, CanonicalForm.of(Graphs.complete(40), 1).named());
    assertEquals(0, CanonicalForm.of(Graphs.completeBipartite(40, 40), 2).named());
    assertEquals(0, CanonicalForm.of(Graphs.withLeaves(Graphs.complete(12), 1)).named());
    List<Fact> ring = Graphs.withLeaves(Graphs.directedRing(30), 2);
    assertEquals(0, CanonicalForm.of(Graphs.renamed(ring, new Random(5)), 3).named());
  }

  /// Whether a budget suffices may depend on the values of names, but not on how facts are listed.
  @Test
  void withinAnyBudgetEqualContentsHaveOneForm() {
    long seed = 20261125;
    Random random = new Random(seed);
    for (int content = 0; content < 300; content++) {
      List<Fact> facts = Graphs.nearlyRegular(random, 4 + random.nextInt(8), 2);
      if (content % 2 == 0) {
        facts = Graphs.doubled(facts);
      }
      List<Fact> shuffled = new ArrayList<>(facts);
      Collections.shuffle(shuffled, random);
      for (int budget = 0; budget < 20; budget++) {
        assertEquals(
            CanonicalForm.of(facts, budget),
            CanonicalForm.of(shuffled, budget),
            "seed %d, budget %d: %s".formatted(seed, budget, facts));
      }
    }
  }

  @Test
  void withinAnyBudgetLookalikesAreToldApart() {
    for (List<List<Fact>> family : FAMILIES) {
      for (int budget = 0; budget < 40; budget++) {
        assertNotEquals(
            CanonicalForm.of(family.get(0), budget), CanonicalForm.of(family.get(1), budget));
      }
    }
  }
}
