package io.venomqa.engine.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// Which states are known, and the number of each. Used by one thread.
///
/// Ids and numbers lie in the order in which they came, 20 bytes each; an open-addressing table
/// with linear probing holds their places. So a state takes 32 bytes at most, a quarter of what a
/// map of objects does, and the garbage collector has nothing to follow. Ids are compared whole,
/// but hardly any that is another: a place leaves some bits of its slot free, and those hold as
/// many of the id's. So a state is added by looking at one place in memory mostly, not at one for
/// each slot that is taken.
public final class StateNumbers {

  // Chunks are small enough for no garbage collector to round them up to regions of their own.
  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int PART_BITS = 16;
  private static final int PART = 1 << PART_BITS;
  private static final int SMALLEST = 1 << 6;

  private final List<long[]> ids = new ArrayList<>();
  private final List<int[]> numbers = new ArrayList<>();

  /// Of each slot, in its low bits, the place that it holds, counted from 1, and in the others what
  /// the id there has in these; 0 where it is free.
  private int[][] table = new int[1][SMALLEST];

  /// How many slots there are, less one: a power of two.
  private int mask = SMALLEST - 1;

  private int size;

  /// Adds a state, unless its id is known.
  ///
  /// @return whether it was added
  public boolean add(StateId id, int number) {
    long high = id.hash().high();
    long low = id.hash().low();
    int slot = slotOf(high, low);
    if (in(table, slot) != 0) {
      return false;
    }
    if (size >= mostIn(mask + 1)) {
      grow();
      slot = slotOf(high, low);
    }
    if (size == ids.size() << CHUNK_BITS) {
      ids.add(new long[2 * CHUNK]);
      numbers.add(new int[CHUNK]);
    }
    long[] chunk = ids.get(size >>> CHUNK_BITS);
    int at = size & (CHUNK - 1);
    chunk[2 * at] = high;
    chunk[2 * at + 1] = low;
    numbers.get(size >>> CHUNK_BITS)[at] = number;
    size++;
    put(table, slot, size | marks(low));
    return true;
  }

  /// The number of a state; empty where it is not known.
  public OptionalInt find(StateId id) {
    int place = (in(table, slotOf(id.hash().high(), id.hash().low())) & mask) - 1;
    return place < 0
        ? OptionalInt.empty()
        : OptionalInt.of(numbers.get(place >>> CHUNK_BITS)[place & (CHUNK - 1)]);
  }

  /// How many states are known.
  public int size() {
    return size;
  }

  /// Forgets them all.
  public void clear() {
    for (int[] part : table) {
      Arrays.fill(part, 0);
    }
    size = 0;
  }

  /// The slot of an id, or the free one in which it belongs.
  private int slotOf(long high, long low) {
    int marks = marks(low);
    int slot = firstSlot(high, low);
    for (int held = in(table, slot);
        held != 0 && ((held & ~mask) != marks || !isAt((held & mask) - 1, high, low));
        held = in(table, slot)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static int in(int[][] table, int slot) {
    return table[slot >>> PART_BITS][slot & (PART - 1)];
  }

  private static void put(int[][] table, int slot, int held) {
    table[slot >>> PART_BITS][slot & (PART - 1)] = held;
  }

  private boolean isAt(int place, long high, long low) {
    long[] chunk = ids.get(place >>> CHUNK_BITS);
    int at = 2 * (place & (CHUNK - 1));
    return chunk[at + 1] == low && chunk[at] == high;
  }

  /// Ids are fingerprints: any of their bits are as good as random. Those of [#marks] are others.
  private int firstSlot(long high, long low) {
    return Long.hashCode(high ^ low) & mask;
  }

  private int marks(long low) {
    return (int) low & ~mask;
  }

  /// The load at which a search for an unknown id looks at eight or nine slots, which lie beside
  /// each other: a table twice as long has 31 bytes for each state then, with the state's own 20.
  private static int mostIn(int slots) {
    return slots / 4 * 3;
  }

  private void grow() {
    mask = 2 * mask + 1;
    int[][] larger = new int[Math.max(1, (mask + 1) / PART)][Math.min(mask + 1, PART)];
    for (int place = 0; place < size; place++) {
      long[] chunk = ids.get(place >>> CHUNK_BITS);
      int at = 2 * (place & (CHUNK - 1));
      int slot = firstSlot(chunk[at], chunk[at + 1]);
      while (in(larger, slot) != 0) {
        slot = (slot + 1) & mask;
      }
      put(larger, slot, (place + 1) | marks(chunk[at + 1]));
    }
    table = larger;
  }
}
