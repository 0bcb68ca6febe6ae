package io.venomqa.engine.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// Which states are known, and the number of each. Used by one thread.
///
/// Ids and numbers lie in the order in which they came, 20 bytes each; an open-addressing table
/// with linear probing holds their places. So a state takes 32 bytes at most, a quarter of what a
/// map of objects does, and the garbage collector has nothing to follow. Ids are compared whole.
public final class StateNumbers {

  // Chunks are small enough for no garbage collector to round them up to regions of their own.
  private static final int CHUNK = 1 << 12;
  private static final int SLOTS = 1 << 16;
  private static final int SMALLEST = 1 << 6;

  private final List<long[]> ids = new ArrayList<>();
  private final List<int[]> numbers = new ArrayList<>();

  /// Places, counted from 1; 0 where a slot is free.
  private int[][] table = new int[1][SMALLEST];

  /// How many slots there are; a power of two.
  private int slots = SMALLEST;

  private int size;

  /// Adds a state, unless its id is known.
  ///
  /// @return whether it was added
  public boolean add(StateId id, int number) {
    int slot = slotOf(id.hash());
    if (placeIn(table, slot) != 0) {
      return false;
    }
    if (size >= mostIn(slots)) {
      grow();
      slot = slotOf(id.hash());
    }
    if (size == ids.size() * CHUNK) {
      ids.add(new long[2 * CHUNK]);
      numbers.add(new int[CHUNK]);
    }
    long[] chunk = ids.get(size / CHUNK);
    int at = size % CHUNK;
    chunk[2 * at] = id.hash().high();
    chunk[2 * at + 1] = id.hash().low();
    numbers.get(size / CHUNK)[at] = number;
    put(table, slot, ++size);
    return true;
  }

  /// The number of a state; empty where it is not known.
  public OptionalInt find(StateId id) {
    int place = placeIn(table, slotOf(id.hash())) - 1;
    return place < 0
        ? OptionalInt.empty()
        : OptionalInt.of(numbers.get(place / CHUNK)[place % CHUNK]);
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
  private int slotOf(ContentHash id) {
    int mask = slots - 1;
    int slot = firstSlot(id.high(), id.low(), mask);
    for (int place = placeIn(table, slot);
        place != 0 && !isAt(place - 1, id);
        place = placeIn(table, slot)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static int placeIn(int[][] table, int slot) {
    return table[slot / SLOTS][slot % SLOTS];
  }

  private static void put(int[][] table, int slot, int place) {
    table[slot / SLOTS][slot % SLOTS] = place;
  }

  private boolean isAt(int place, ContentHash id) {
    long[] chunk = ids.get(place / CHUNK);
    int at = 2 * (place % CHUNK);
    return chunk[at + 1] == id.low() && chunk[at] == id.high();
  }

  /// Ids are fingerprints: any of their bits are as good as random.
  private static int firstSlot(long high, long low, int mask) {
    return Long.hashCode(high ^ low) & mask;
  }

  /// The load at which a search for an unknown id looks at six slots: a table twice as long has 32
  /// bytes for each state then, with the state's own 20.
  private static int mostIn(int slots) {
    return slots / 16 * 11;
  }

  private void grow() {
    slots *= 2;
    int[][] larger = new int[Math.max(1, slots / SLOTS)][Math.min(slots, SLOTS)];
    int mask = slots - 1;
    for (int place = 0; place < size; place++) {
      long[] chunk = ids.get(place / CHUNK);
      int at = 2 * (place % CHUNK);
      int slot = firstSlot(chunk[at], chunk[at + 1], mask);
      while (placeIn(larger, slot) != 0) {
        slot = (slot + 1) & mask;
      }
      put(larger, slot, place + 1);
    }
    table = larger;
  }
}
