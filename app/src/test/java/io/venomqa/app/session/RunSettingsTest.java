package io.venomqa.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.app.session.RunSettings.Strategy;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunSettingsTest {

  private static final Duration LONG = Duration.ofMinutes(10);

  @Test
  void breadthFirstIsUsual() {
    assertEquals(Strategy.BREADTH_FIRST, settings(Optional.empty(), 10_000, LONG).strategy());
    assertEquals(
        Strategy.BREADTH_FIRST,
        settings(Optional.empty(), 1_001, Duration.ofSeconds(61)).strategy());
  }

  @Test
  void theBlendIsUsualWhereLimitsAreTight() {
    assertEquals(Strategy.BLEND, settings(Optional.empty(), 1_000, LONG).strategy());
    assertEquals(
        Strategy.BLEND, settings(Optional.empty(), 10_000, Duration.ofSeconds(60)).strategy());
  }

  @Test
  void whatWasChosenIsTakenWhateverTheLimits() {
    assertEquals(
        Strategy.DEPTH_FIRST,
        settings(Optional.of(Strategy.DEPTH_FIRST), 10, Duration.ofSeconds(1)).strategy());
    assertEquals(
        Strategy.RANDOM, settings(Optional.empty(), 10, LONG).with(Strategy.RANDOM).strategy());
  }

  private static RunSettings settings(Optional<Strategy> chosen, int steps, Duration time) {
    return new RunSettings(chosen, 1, steps, 20, time, 50);
  }
}
