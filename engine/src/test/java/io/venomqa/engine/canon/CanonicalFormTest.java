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

/// Two contents have one form exactly when one is the other with other names.
class CanonicalFormTest {

  @Test
  void idsDoNotCount() {
    assertEquals(
        CanonicalForm.of(List.of(fact("paid", order(1)), fact("refund", order(1)))),
        CanonicalForm.of(List.of(fact("refund", order(7)), fact("paid", order(7)))));
  }

  @Test
  void whatAnIdIsMetAgainInCounts() {
    assertNotEquals(
        CanonicalForm.of(
            List.of(
                fact("paid", order(1)),
                fact("paid", order(2)),
                fact("refund", order(1)),
                fact("refund", order(1)))),
        CanonicalForm.of(
            List.of(
                fact("paid", order(1)),
                fact("paid", order(2)),
                fact("refund", order(1)),
                fact("refund", order(2)))));
  }

  @Test
  void aNameOfOneDomainIsNotThatOfAnother() {
    assertNotEquals(
        CanonicalForm.of(List.of(fact("x", order(1)))),
        CanonicalForm.of(List.of(fact("x", user(1)))));
  }

  @Test
  void whereANameIsTwiceInAFactCounts() {
    assertNotEquals(
        CanonicalForm.of(List.of(fact("follows", order(1), order(1)))),
        CanonicalForm.of(List.of(fact("follows", order(1), order(2)))));
  }

  /// Colour refinement alone does not tell one ring of six from two rings of three.
  @Test
  void ringsAreToldApart() {
    CanonicalForm six = CanonicalForm.of(ring(1, 6));
    List<Fact> threes = new ArrayList<>(ring(1, 3));
    threes.addAll(ring(11, 3));
    assertNotEquals(six, CanonicalForm.of(threes));
    assertEquals(six, CanonicalForm.of(ring(21, 6)));
    assertEquals(0, six.named());
  }

  private static List<Fact> ring(int first, int length) {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      facts.add(fact("follows", order(first + i), order(first + (i + 1) % length)));
    }
    return facts;
  }

  @Test
  void hundredsOfAlikeRowsAreCheap() {
    List<Fact> facts = new ArrayList<>(List.of(fact("context", user(1))));
    for (int id = 1; id <= 300; id++) {
      facts.add(fact("order of 100", order(id), user(1)));
    }
    CanonicalForm form = CanonicalForm.of(facts, 2);
    Collections.shuffle(facts, new Random(3));
    assertEquals(form, CanonicalForm.of(facts, 2));
    assertEquals(0, form.named());
  }

  @Test
  void pastItsBudgetNamesCountWithTheirValues() {
    CanonicalForm one = CanonicalForm.of(ring(1, 6), 1);
    assertEquals(6, one.named());
    assertEquals(one, CanonicalForm.of(ring(1, 6), 1));
    assertNotEquals(one, CanonicalForm.of(ring(21, 6), 1));
  }

  @Test
  void agreesWithTryingEveryRenaming() {
    long seed = 20261123;
    Random random = new Random(seed);
    int same = 0;
    for (int pair = 0; pair < 100_000; pair++) {
      List<Fact> one = Databases.random(random);
      List<Fact> other =
          switch (random.nextInt(3)) {
            case 0 -> Databases.renamed(one, random);
            case 1 -> Databases.nearly(Databases.renamed(one, random), random);
            default -> Databases.random(random);
          };
      boolean expected = Databases.areSame(one, other);
      same += expected ? 1 : 0;
      boolean said = CanonicalForm.of(one).equals(CanonicalForm.of(other));
      assertEquals(expected, said, () -> "seed " + seed + ": " + one + " and " + other);
    }
    assertTrue(same > 30_000 && same < 70_000, "of 100,000 pairs " + same + " are the same");
  }
}
