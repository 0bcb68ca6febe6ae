package io.venomqa.adapters.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Whole texts that a report must equal, kept as files beside the tests.
final class Golden {

  private Golden() {}

  static void assertEqual(String file, String actual) {
    try (InputStream expected =
        Objects.requireNonNull(Golden.class.getResourceAsStream(file), file)) {
      assertEquals(
          new String(expected.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"),
          actual);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
