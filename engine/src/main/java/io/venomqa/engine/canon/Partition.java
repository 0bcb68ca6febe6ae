package io.venomqa.engine.canon;

import java.util.Arrays;

/// Names parted into cells: names of one cell look alike so far. A cell has a colour, of 128 bits,
/// that says how it was told apart, whatever the values of its names are; and a part of the content
/// has cells of its own.
final class Partition {

  private final Incidence incidence;
  private final int[] cellOf;
  private int cells;
  private int[] size;
  private long[] high;
  private long[] low;

  /// For each cell, when it was looked at last, and by which it is replaced.
  private int[] seen;

  private int[] successor;
  private int looks;

  /// Names of one domain look alike to begin with.
  Partition(Incidence incidence) {
    this.incidence = incidence;
    this.cellOf = new int[incidence.names()];
    int room = 2 * cellOf.length + 8;
    size = new int[room];
    high = new long[room];
    low = new long[room];
    seen = new int[room];
    successor = new int[room];
    String[] domains = new String[cellOf.length];
    for (int name = 0; name < cellOf.length; name++) {
      String domain = incidence.name(name).domain();
      int cell = 0;
      while (cell < cells && !domains[cell].equals(domain)) {
        cell++;
      }
      if (cell == cells) {
        domains[cell] = domain;
        long mixed = Mix.of(domain);
        open(Mix.of(mixed, 1), Mix.of(mixed, 2));
      }
      cellOf[name] = cell;
      size[cell]++;
    }
  }

  /// How many cells there are; they are numbered from 0.
  int cells() {
    return cells;
  }

  int cellOf(int name) {
    return cellOf[name];
  }

  int size(int cell) {
    return size[cell];
  }

  /// Whether a name is told apart from all others of its part.
  boolean isAlone(int name) {
    return size[cellOf[name]] == 1;
  }

  long high(int name) {
    return high[cellOf[name]];
  }

  long low(int name) {
    return low[cellOf[name]];
  }

  /// Whether each of some names is in another cell.
  boolean areApart(int[] names) {
    looks++;
    for (int name : names) {
      if (seen[cellOf[name]] == looks) {
        return false;
      }
      seen[cellOf[name]] = looks;
    }
    return true;
  }

  /// Gives the names of a part cells of its own, with the colours that they have.
  ///
  /// @return what [#leave] needs
  int[] enter(int[] names) {
    int[] before = new int[names.length + 1];
    before[names.length] = cells;
    looks++;
    for (int i = 0; i < names.length; i++) {
      int cell = cellOf[names[i]];
      before[i] = cell;
      if (seen[cell] != looks) {
        int own = open(high[cell], low[cell]);
        seen[cell] = looks;
        successor[cell] = own;
      }
      move(names[i], successor[cell]);
    }
    return before;
  }

  /// Takes back everything since a part was entered.
  void leave(int[] names, int[] before) {
    for (int i = 0; i < names.length; i++) {
      cellOf[names[i]] = before[i];
    }
    cells = before[names.length];
  }

  /// Tells a name apart from the others of its cell.
  ///
  /// @param which of several that are told apart at once, from 0
  /// @param left how many names the cell has after all of those
  int individualize(int cell, int which, int left) {
    return split(cell, 1, left, 2L * which + 0x1d, 2L * which + 0x1e);
  }

  /// Makes a cell for names that are told apart from others of a cell.
  ///
  /// @param left how many names the other one has after all that is told apart at once. It keeps
  ///   its colour and gets ever smaller; so the colours of what is split from it one time and
  ///   another are never the same.
  int split(int cell, int names, int left, long keyHigh, long keyLow) {
    size[cell] -= names;
    return open(Mix.of(Mix.of(high[cell], keyHigh), left), Mix.of(Mix.of(low[cell], keyLow), left));
  }

  /// Puts a name into a cell. The one that it leaves was made smaller before.
  void move(int name, int cell) {
    cellOf[name] = cell;
    size[cell]++;
  }

  /// The names of the smallest cell of more than one; of several, of the one whose colour is least.
  int[] smallestCell(int[] names) {
    int smallest = -1;
    for (int name : names) {
      int cell = cellOf[name];
      if (size[cell] > 1 && (smallest < 0 || isBefore(cell, smallest))) {
        smallest = cell;
      }
    }
    int cell = smallest;
    return Arrays.stream(names).filter(name -> cellOf[name] == cell).toArray();
  }

  private boolean isBefore(int one, int other) {
    if (size[one] != size[other]) {
      return size[one] < size[other];
    }
    int byHigh = Long.compareUnsigned(high[one], high[other]);
    return byHigh != 0 ? byHigh < 0 : Long.compareUnsigned(low[one], low[other]) < 0;
  }

  /// Half of the colour of a fact, made of its constants and the colours of its names.
  long factHigh(int fact) {
    long mixed = incidence.constantsHigh(fact);
    int first = incidence.firstPlace(fact);
    int end = incidence.firstPlace(fact + 1);
    for (int place = first; place < end; place++) {
      mixed =
          Mix.of(
              mixed ^ incidence.firstOfSame(place),
              high(incidence.nameAt(place)) + (place - first));
    }
    return mixed;
  }

  /// The other half.
  long factLow(int fact) {
    long mixed = incidence.constantsLow(fact);
    int first = incidence.firstPlace(fact);
    int end = incidence.firstPlace(fact + 1);
    for (int place = first; place < end; place++) {
      mixed =
          Mix.of(
              mixed + incidence.firstOfSame(place), low(incidence.nameAt(place)) ^ (place - first));
    }
    return mixed;
  }

  private int open(long colourHigh, long colourLow) {
    if (cells == size.length) {
      size = Arrays.copyOf(size, 2 * cells);
      high = Arrays.copyOf(high, 2 * cells);
      low = Arrays.copyOf(low, 2 * cells);
      seen = Arrays.copyOf(seen, 2 * cells);
      successor = Arrays.copyOf(successor, 2 * cells);
    }
    size[cells] = 0;
    high[cells] = colourHigh;
    low[cells] = colourLow;
    return cells++;
  }
}
