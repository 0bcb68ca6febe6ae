package io.venomqa.app.ui.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.app.session.ConsoleLine;
import io.venomqa.app.session.ProjectOverview.SystemInfo;
import io.venomqa.app.session.RunListener;
import io.venomqa.app.session.RunSettings;
import io.venomqa.app.ui.toy.ToyProject;
import io.venomqa.engine.event.ExplorationEvent;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Drives a real run; the test's thread is the UI thread.
class RunViewModelTest implements RunListener {

  private final BlockingQueue<Runnable> uiThread = new LinkedBlockingQueue<>();
  private final RunViewModel run =
      new RunViewModel(new ToyProject(2_000_000, 2, 20, false), () -> this, uiThread::add);

  @Test
  void refusesWhatDoesNotFitBeforeTheFirstRun() {
    assertTrue(run.step().isRefused());
    assertEquals("Step: start a run first.  (F10)", run.step().hint());
    assertEquals("Stop: nothing runs.  (Shift F5)", run.stop().hint());
    assertFalse(run.run().isRefused());
  }

  @Test
  void theNextRunsStrategyIsChosenByName() {
    assertEquals("Breadth first", run.strategy());
    assertEquals(
        List.of(
            "Breadth first",
            "Depth first",
            "Iterative deepening",
            "Random",
            "Coverage",
            "Weighted",
            "Blend"),
        run.strategies());

    run.chooseStrategy("Iterative deepening");

    assertEquals("Iterative deepening", run.strategy());
    assertEquals(RunSettings.Strategy.ITERATIVE_DEEPENING, run.settingsProperty().get().strategy());
  }

  @Test
  void pausesStepsGoesOnAndEnds() throws InterruptedException {
    run.run().perform();
    await(Phase.RUNNING);
    assertEquals("Step: pause the run first.  (F10)", run.step().hint());
    run.pause().perform();
    await(Phase.PAUSED);
    run.step().perform();
    assertEquals(Phase.PAUSED, run.phaseProperty().get());
    run.goOn().perform();
    await(Phase.ENDED);
    while (run.run().isRefused()) {
      next();
    }
    assertEquals("", run.run().refusal().getValue());
  }

  @Test
  void saysThatItRollsBackUntilEverythingIsPutBack() throws InterruptedException {
    run.run().perform();
    await(Phase.RUNNING);

    run.stop().perform();

    assertEquals(Phase.STOPPING, run.phaseProperty().get());
    assertEquals("Rolling back", run.phaseProperty().get().words());
    await(Phase.ENDED);
  }

  private void await(Phase phase) throws InterruptedException {
    while (run.phaseProperty().get() != phase) {
      next();
    }
  }

  private void next() throws InterruptedException {
    Runnable work = uiThread.poll(20, TimeUnit.SECONDS);
    if (work == null) {
      throw new AssertionError("Nothing happens in " + run.phaseProperty().get());
    }
    work.run();
  }

  @Override
  public void on(ExplorationEvent event) {
    uiThread.add(() -> run.on(event));
  }

  @Override
  public void ready(URI api, List<SystemInfo> systems) {}

  @Override
  public void console(ConsoleLine line) {}
}
