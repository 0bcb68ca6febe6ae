package io.venomqa.engine.canon;

import static io.venomqa.engine.canon.Databases.fact;
import static io.venomqa.engine.canon.Databases.order;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SymmetriesTest {

  @Test
  void whatCanChangePlacesOnlyWithOthersIsNoTwin() {
    List<Fact> facts =
        List.of(
            fact("between", order(1), order(2), order(3)),
            fact("between", order(2), order(1), order(4)));

    assertEquals(
        List.of(List.of(0), List.of(1)),
        new Symmetries(new Incidence(facts)).twins(new int[] {0, 1}));
  }

  @Test
  void twinsMayBeTogetherInAFactInWhichOneIsTwice() {
    List<Fact> facts =
        List.of(
            fact("between", order(1), order(2), order(2)),
            fact("between", order(2), order(1), order(1)));

    assertEquals(
        List.of(List.of(0, 1)), new Symmetries(new Incidence(facts)).twins(new int[] {0, 1}));
  }

  @Test
  void twinsAreThoseThatLeaveAllFactsTheSame() {
    long seed = 20261127;
    Random random = new Random(seed);
    for (int content = 0; content < 5_000; content++) {
      List<Fact> facts = new ArrayList<>();
      for (int i = 3 + random.nextInt(6); i > 0; i--) {
        facts.add(fact("x", drawn(random), drawn(random), drawn(random)));
        facts.add(fact("y", drawn(random), drawn(random)));
      }
      Incidence incidence = new Incidence(facts);
      Symmetries symmetries = new Symmetries(incidence);
      int[] all = IntStream.range(0, facts.size()).toArray();
      for (int one = 0; one < incidence.names(); one++) {
        for (int other = 0; other < one; other++) {
          int[] both = {one, other};
          assertEquals(
              symmetries.isOne(all, both, new int[] {other, one}),
              symmetries.twins(both).size() == 1,
              "seed %d: %d and %d of %s".formatted(seed, one, other, facts));
        }
      }
    }
  }

  private static Name drawn(Random random) {
    return order(random.nextInt(4));
  }
}
