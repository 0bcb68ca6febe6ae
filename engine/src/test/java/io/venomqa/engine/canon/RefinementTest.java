package io.venomqa.engine.canon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefinementTest {

  /// At the beginning, and again after one name and another were told apart.
  @Test
  void cellsAreThoseOfLookingAtAllFactsInEachRound() {
    long seed = 20261126;
    Random random = new Random(seed);
    for (int content = 0; content < 3_000; content++) {
      List<Fact> facts =
          random.nextBoolean()
              ? Graphs.nearlyRegular(random, 2 + random.nextInt(12), 1 + random.nextInt(3))
              : Graphs.withLeaves(Graphs.nearlyRegular(random, 2 + random.nextInt(6), 1), 1);
      Incidence incidence = new Incidence(facts);
      Partition partition = new Partition(incidence);
      Refinement refinement = new Refinement(incidence, partition);
      int[] names = IntStream.range(0, incidence.names()).toArray();
      partition.enter(names);
      int[] colours = Arrays.stream(names).map(partition::cellOf).toArray();

      refinement.refine(names);
      colours = refined(incidence, colours);
      for (int apart = 0; apart < 3; apart++) {
        String where = "seed %d, content %d: %s".formatted(seed, content, facts);
        assertEquals(classes(colours), classes(Arrays.stream(names).map(partition::cellOf)), where);

        int name = random.nextInt(names.length);
        int cell = partition.cellOf(name);
        partition.move(name, partition.individualize(cell, 0, partition.size(cell) - 1));
        colours[name] = names.length;
        refinement.refine(new int[] {name});
        colours = refined(incidence, colours);
      }
    }
  }

  /// Colours each name by its old colour and by all facts that it is in, as long as that parts it
  /// from any other.
  private static int[] refined(Incidence incidence, int[] colours) {
    Map<List<Object>, Integer> numbers = new HashMap<>();
    int[] finer = new int[colours.length];
    for (int name = 0; name < colours.length; name++) {
      List<String> facts = new ArrayList<>();
      for (int fact : incidence.factsWith(name)) {
        StringBuilder seen = new StringBuilder().append(incidence.constantsHigh(fact));
        for (int at = incidence.firstPlace(fact); at < incidence.firstPlace(fact + 1); at++) {
          seen.append(incidence.nameAt(at) == name ? " itself " : " ")
              .append(colours[incidence.nameAt(at)])
              .append('=')
              .append(incidence.firstOfSame(at));
        }
        facts.add(seen.toString());
      }
      facts.sort(null);
      finer[name] = numbers.computeIfAbsent(List.of(colours[name], facts), _ -> numbers.size());
    }
    long before = Arrays.stream(colours).distinct().count();
    return numbers.size() == before ? finer : refined(incidence, finer);
  }

  private static Set<Set<Integer>> classes(int[] colours) {
    return classes(Arrays.stream(colours));
  }

  private static Set<Set<Integer>> classes(IntStream colours) {
    int[] all = colours.toArray();
    Map<Integer, Set<Integer>> classes =
        IntStream.range(0, all.length)
            .boxed()
            .collect(Collectors.groupingBy(name -> all[name], Collectors.toSet()));
    return Set.copyOf(classes.values());
  }
}
