package io.venomqa.app.ui.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class SpacingTest {
  private static final double FAR = 1e6;

  @Test
  void leavesWishesThatAreFarEnoughApart() {
    assertPlaces(new double[] {0, 30, 90}, new double[] {0, 30, 90}, -1, -FAR, FAR);
  }

  @Test
  void spreadsEqualWishesAroundTheirMiddle() {
    assertPlaces(new double[] {-20, 0, 20}, new double[] {0, 0, 0}, -1, -FAR, FAR);
  }

  @Test
  void movesTheOthersAwayFromThePinnedOne() {
    assertPlaces(new double[] {-20, 0, 20}, new double[] {5, 0, -5}, 1, -FAR, FAR);
  }

  @Test
  void staysWithinItsBounds() {
    assertPlaces(new double[] {-10, 10, 30}, new double[] {90, 95, 99}, -1, -30, 30);
  }

  private static void assertPlaces(
      double[] expected, double[] wishes, int pinned, double from, double to) {
    assertArrayEquals(expected, Spacing.spread(wishes, 20, pinned, from, to), 0.001);
  }
}
