package io.venomqa.engine.canon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PartitionTest {

  private final Partition partition = new Partition(new Incidence(Graphs.complete(6)));

  @Test
  void namesToldApartOneAfterTheOtherHaveColoursOfTheirOwn() {
    int[] names = {0, 1, 2, 3, 4, 5};
    partition.enter(names);
    for (int name : names) {
      int cell = partition.cellOf(name);
      partition.move(name, partition.individualize(cell, 0, partition.size(cell) - 1));
    }

    Set<Long> high = new HashSet<>();
    Set<Long> low = new HashSet<>();
    for (int name : names) {
      high.add(partition.high(name));
      low.add(partition.low(name));
    }
    assertEquals(6, high.size());
    assertEquals(6, low.size());
  }

  @Test
  void whatWasToldApartSinceAPartWasEnteredLooksAlikeAgainAfterwards() {
    int[] names = {0, 1, 2, 3, 4, 5};
    partition.enter(names);
    int cell = partition.cellOf(0);
    long high = partition.high(0);

    int[] part = {0, 1, 2};
    int[] before = partition.enter(part);
    partition.move(1, partition.individualize(partition.cellOf(1), 0, 2));
    partition.leave(part, before);

    for (int name : names) {
      assertEquals(cell, partition.cellOf(name));
      assertEquals(high, partition.high(name));
    }
    assertEquals(6, partition.size(cell));
  }
}
