package io.venomqa.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.script.ScriptEngine;
import io.venomqa.app.demo.DemoFolder;
import io.venomqa.app.session.ConsoleLine;
import io.venomqa.app.session.OpenedProject;
import io.venomqa.app.session.ProjectOverview.SystemInfo;
import io.venomqa.app.session.RunHandle;
import io.venomqa.app.session.RunListener;
import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.model.Ending;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A real project as the window has it.
@Timeout(180)
class ResumedInWindowTest {

  @Test
  void aStoppedRunIsGoneOnWith() throws Exception {
    try (DemoFolder folder = DemoFolder.create();
        ScriptEngine engine = new ScriptEngine();
        OpenedProject project =
            new ProjectOpening(
                    engine, System.getenv(), work -> Thread.ofPlatform().daemon().start(work))
                .open(folder.path())) {
      assertFalse(project.isResumable().get(30, TimeUnit.SECONDS));
      Told stopped = new Told(10);
      RunHandle run = project.run(project.overview().defaults(), stopped);
      assertTrue(stopped.enough.await(60, TimeUnit.SECONDS));
      run.stop();
      run.closed().get(60, TimeUnit.SECONDS);
      assertInstanceOf(Ending.Stopped.class, stopped.ending());

      assertTrue(project.isResumable().get(30, TimeUnit.SECONDS));
      Told resumed = new Told(1);
      project.resume(project.overview().defaults(), resumed).closed().get(60, TimeUnit.SECONDS);

      assertInstanceOf(Ending.Exhausted.class, resumed.ending(), resumed.ending().toString());
      assertEquals(38, resumed.calls());
      assertFalse(project.isResumable().get(30, TimeUnit.SECONDS));
    }
  }

  private static final class Told implements RunListener {

    private final List<ExplorationEvent> events = new CopyOnWriteArrayList<>();
    private final CountDownLatch enough;

    Told(int calls) {
      this.enough = new CountDownLatch(calls);
    }

    Ending ending() {
      return ((ExplorationEvent.Ended) events.getLast()).ending();
    }

    long calls() {
      return events.stream().filter(ExplorationEvent.TransitionTaken.class::isInstance).count();
    }

    @Override
    public void on(ExplorationEvent event) {
      events.add(event);
      if (event instanceof ExplorationEvent.TransitionTaken) {
        enough.countDown();
      }
    }

    @Override
    public void ready(URI api, List<SystemInfo> systems) {}

    @Override
    public void console(ConsoleLine line) {}
  }
}
