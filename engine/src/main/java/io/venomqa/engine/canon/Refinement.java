package io.venomqa.engine.canon;

import java.util.Arrays;

/// Tells names apart by the facts that they are in, until no more can be told apart so.
///
/// Colour refinement, also known as the Weisfeiler-Leman algorithm of one dimension, in rounds that
/// look only at facts with a name that was told apart in the round before. Of the groups that one
/// cell is parted into, one keeps it with its colour, so that nothing has to be looked at again
/// because of it (Hopcroft, 1971).
final class Refinement {

  private final Incidence incidence;
  private final Partition partition;
  private int round;
  private final int[] roundOfFact;
  private final int[] roundOfName;

  /// Names that were told apart in the round before.
  private final int[] apart;

  private int apartCount;

  /// Names met in facts with one of those, and what tells them from others of their cells.
  private final int[] met;

  private int metCount;

  private final long[] keyHigh;
  private final long[] keyLow;

  /// Names met that are of one cell and have one key are a group: the number of each name's group,
  /// and one name and the size of each group. Groups are found by a table of their numbers, counted
  /// from 1, with open addressing.
  private final int[] groupOf;

  private final int[] example;
  private final int[] groupSize;
  private final int[] cellOfGroup;
  private final int[] table;
  private int groups;

  /// Of each cell, how many of its names were not met, and its largest group.
  private int[] roundOfCell = new int[0];

  private int[] notMet = new int[0];
  private int[] keeper = new int[0];

  Refinement(Incidence incidence, Partition partition) {
    this.incidence = incidence;
    this.partition = partition;
    int names = incidence.names();
    roundOfFact = new int[incidence.facts()];
    roundOfName = new int[names];
    apart = new int[names];
    met = new int[names];
    keyHigh = new long[names];
    keyLow = new long[names];
    groupOf = new int[names];
    example = new int[names];
    groupSize = new int[names];
    cellOfGroup = new int[names];
    table = new int[4 * Integer.highestOneBit(Math.max(1, names))];
  }

  /// @param names that were told apart from those that they were alike to
  void refine(int[] names) {
    System.arraycopy(names, 0, apart, 0, names.length);
    apartCount = names.length;
    while (apartCount > 0) {
      round++;
      meet();
      group();
      chooseKeepers();
      split();
    }
  }

  /// Looks at the facts with names that were told apart.
  private void meet() {
    metCount = 0;
    for (int i = 0; i < apartCount; i++) {
      int end = incidence.firstMeeting(apart[i] + 1);
      for (int meeting = incidence.firstMeeting(apart[i]); meeting < end; meeting++) {
        int fact = incidence.factOfMeeting(meeting);
        if (roundOfFact[fact] != round) {
          roundOfFact[fact] = round;
          meet(fact);
        }
      }
    }
  }

  private void meet(int fact) {
    long high = partition.factHigh(fact);
    long low = partition.factLow(fact);
    int first = incidence.firstPlace(fact);
    int end = incidence.firstPlace(fact + 1);
    for (int place = first; place < end; place++) {
      int name = incidence.nameAt(place);
      if (partition.isAlone(name)) {
        continue;
      }
      if (roundOfName[name] != round) {
        roundOfName[name] = round;
        keyHigh[name] = 0;
        keyLow[name] = 0;
        met[metCount++] = name;
      }
      keyHigh[name] += Mix.of(high, 2L * (place - first) + 3);
      keyLow[name] += Mix.of(low, 2L * (place - first) + 4);
    }
  }

  private void group() {
    int mask = 4 * Integer.highestOneBit(Math.max(1, metCount)) - 1;
    Arrays.fill(table, 0, mask + 1, 0);
    groups = 0;
    for (int i = 0; i < metCount; i++) {
      int name = met[i];
      int slot = (int) (keyHigh[name] >>> 32) & mask;
      while (table[slot] != 0 && !areAlike(example[table[slot] - 1], name)) {
        slot = (slot + 1) & mask;
      }
      if (table[slot] == 0) {
        example[groups] = name;
        groupSize[groups] = 0;
        table[slot] = ++groups;
      }
      groupOf[name] = table[slot] - 1;
      groupSize[groupOf[name]]++;
    }
  }

  private boolean areAlike(int one, int other) {
    return partition.cellOf(one) == partition.cellOf(other)
        && keyHigh[one] == keyHigh[other]
        && keyLow[one] == keyLow[other];
  }

  /// A cell is kept by its names that were not met, if there are any, else by its largest group; of
  /// several by the one whose key is least.
  private void chooseKeepers() {
    if (roundOfCell.length < partition.cells()) {
      int room = 2 * partition.cells();
      roundOfCell = Arrays.copyOf(roundOfCell, room);
      notMet = Arrays.copyOf(notMet, room);
      keeper = Arrays.copyOf(keeper, room);
    }
    for (int group = 0; group < groups; group++) {
      int cell = partition.cellOf(example[group]);
      if (roundOfCell[cell] != round) {
        roundOfCell[cell] = round;
        notMet[cell] = partition.size(cell);
        keeper[cell] = group;
      } else if (isBefore(group, keeper[cell])) {
        keeper[cell] = group;
      }
      notMet[cell] -= groupSize[group];
    }
  }

  private boolean isBefore(int one, int other) {
    if (groupSize[one] != groupSize[other]) {
      return groupSize[one] > groupSize[other];
    }
    int byHigh = Long.compareUnsigned(keyHigh[example[one]], keyHigh[example[other]]);
    return byHigh != 0
        ? byHigh < 0
        : Long.compareUnsigned(keyLow[example[one]], keyLow[example[other]]) < 0;
  }

  /// Gives all other groups cells of their own.
  private void split() {
    for (int group = 0; group < groups; group++) {
      int name = example[group];
      int cell = partition.cellOf(name);
      int left = notMet[cell] > 0 ? notMet[cell] : groupSize[keeper[cell]];
      boolean keeps = notMet[cell] == 0 && keeper[cell] == group;
      cellOfGroup[group] =
          keeps ? cell : partition.split(cell, groupSize[group], left, keyHigh[name], keyLow[name]);
    }
    apartCount = 0;
    for (int i = 0; i < metCount; i++) {
      int name = met[i];
      int cell = cellOfGroup[groupOf[name]];
      if (cell != partition.cellOf(name)) {
        partition.move(name, cell);
        apart[apartCount++] = name;
      }
    }
  }
}
