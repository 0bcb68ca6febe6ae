package io.venomqa.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// A defect of VenomQA's own never looks like a broken rule, whose exit code is 1.
class DefectTest {

  @Test
  void anExceptionExitsWith3() {
    told(() -> new IllegalStateException("of the test"), "IllegalStateException: of the test");
  }

  @Test
  void anErrorExitsWith3() {
    told(() -> new OutOfMemoryError("of the test"), "OutOfMemoryError: of the test");
  }

  private static void told(Supplier<Throwable> failure, String trace) {
    CommandLineRun run = CommandLineRun.of(new FailingWindow(failure), "open", "shop");

    assertEquals(3, run.exitCode(), run.err());
    assertTrue(run.err().startsWith("VenomQA failed by a defect of its own."), run.err());
    assertTrue(run.err().contains(trace), run.err());
  }

  private record FailingWindow(Supplier<Throwable> failure) implements Window {
    @Override
    public boolean isPossible() {
      return true;
    }

    @Override
    public void open(Optional<Path> folder) {
      openDemo();
    }

    @Override
    public void openDemo() {
      switch (failure.get()) {
        case Error error -> throw error;
        case RuntimeException exception -> throw exception;
        case Throwable checked -> throw new AssertionError("a window cannot throw it", checked);
      }
    }
  }
}
