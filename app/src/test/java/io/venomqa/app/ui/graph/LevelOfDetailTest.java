package io.venomqa.app.ui.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelOfDetailTest {

  @ParameterizedTest
  @CsvSource({
    // zoom, states, dots, names of states, names of actions
    "0.2, 50, true, false, false",
    "0.25, 50, false, false, false",
    "1, 50, false, false, false",
    "1.5, 300, false, true, false",
    "2, 300, false, true, true",
    "2, 301, false, false, false"
  })
  void depends(double zoom, int states, boolean dots, boolean stateNames, boolean actionNames) {
    LevelOfDetail detail = LevelOfDetail.of(zoom, states);
    assertEquals(
        java.util.List.of(dots, stateNames, actionNames),
        java.util.List.of(detail.dots(), detail.stateNames(), detail.actionNames()));
  }
}
