package io.venomqa.engine.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.model.Cell;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-23T10:00:00Z              | 2026-11-23T10:00:00Z",
        "2026-11-23 10:00:00,5+01          | 2026-11-23T09:00:00.500Z",
        "Mon, 23 Nov 2026 23:05:30 +0100   | 2026-11-23T22:05:30Z",
        "3 Jun 2026 08:49 GMT              | 2026-06-03T08:49:00Z"
      })
  void saysWhenATextIs(String text, Instant time) {
    assertEquals(Map.of(text, time), Times.in(new Cell.Text(text), NOW));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-13-23T10:00:00Z",
        "Tue, 23 Nov 2026 23:05:30 +0000", // was a Monday
        "23 Nov 1826 23:05:30 GMT"
      })
  void whatIsNoMomentIsNone(String text) {
    assertEquals(Map.of(), Times.in(new Cell.Text(text), NOW));
  }
}
