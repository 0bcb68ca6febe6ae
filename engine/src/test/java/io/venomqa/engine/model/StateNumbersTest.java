package io.venomqa.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StateNumbersTest {

  @Test
  void anIdThatIsKnownKeepsItsNumber() {
    StateNumbers numbers = new StateNumbers();
    assertTrue(numbers.add(id(7, 1), 0));

    assertFalse(numbers.add(id(7, 1), 5));

    assertEquals(OptionalInt.of(0), numbers.find(id(7, 1)));
    assertEquals(1, numbers.size());
  }

  @Test
  void idsThatShareHalfOfTheirBitsAreTwoStates() {
    StateNumbers numbers = new StateNumbers();
    numbers.add(id(7, 1), 0);

    long highBit = 1L << 40; // of no weight in the first slot
    assertEquals(OptionalInt.empty(), numbers.find(id(7, 1 + highBit)));
    assertEquals(OptionalInt.empty(), numbers.find(id(7 + highBit, 1)));
    assertEquals(OptionalInt.empty(), numbers.find(id(1, 7)));
  }

  @Test
  void nothingIsKnownAfterwards() {
    StateNumbers numbers = new StateNumbers();
    for (int number = 0; number < 1_000; number++) {
      numbers.add(id(number, 1), number);
    }

    numbers.clear();

    assertEquals(0, numbers.size());
    assertEquals(OptionalInt.empty(), numbers.find(id(3, 1)));
    assertTrue(numbers.add(id(3, 1), 4));
    assertEquals(OptionalInt.of(4), numbers.find(id(3, 1)));
  }

  /// With ids of which all belong into one slot, and with ids as they are.
  @Test
  void itAnswersAsAMapDoes() {
    for (long seed = 1; seed <= 6; seed++) {
      Random random = new Random(seed);
      int different = seed % 2 == 0 ? 1_000 : 90_000;
      StateNumbers numbers = new StateNumbers();
      Map<StateId, Integer> map = new HashMap<>();
      for (int i = 0; i < 100_000; i++) {
        int drawn = random.nextInt(different);
        StateId id = seed % 2 == 0 ? id(drawn, drawn) : id(drawn * 0x9E3779B97F4A7C15L, drawn);
        String where = "seed " + seed + ", step " + i;

        assertEquals(map.putIfAbsent(id, i) == null, numbers.add(id, i), where);
        assertEquals(map.size(), numbers.size(), where);
      }
      for (int i = 0; i < different; i++) {
        StateId id = seed % 2 == 0 ? id(i, i) : id(i * 0x9E3779B97F4A7C15L, i);
        Integer known = map.get(id);
        assertEquals(
            known == null ? OptionalInt.empty() : OptionalInt.of(known),
            numbers.find(id),
            "seed %d, id %d".formatted(seed, i));
      }
    }
  }

  private static StateId id(long high, long low) {
    return new StateId(new ContentHash(high, low));
  }
}
