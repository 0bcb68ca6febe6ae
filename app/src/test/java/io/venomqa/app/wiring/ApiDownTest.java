package io.venomqa.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.venomqa.adapters.project.Recover;
import io.venomqa.adapters.script.ScriptEngine;
import io.venomqa.app.demo.DemoFolder;
import io.venomqa.app.session.ConsoleLine;
import io.venomqa.app.session.ProjectOverview.SystemInfo;
import io.venomqa.app.session.RunListener;
import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.explore.ExplorationResult;
import io.venomqa.engine.explore.RunControl;
import io.venomqa.engine.model.Conclusion;
import io.venomqa.engine.model.Ending;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The API's process is really ended in the middle of a run.
class ApiDownTest {

  private static final int LAST_CALL = 5;

  @Test
  void inTheMiddleOfARunIsToldAndTheApiIsStartedAnew() throws Exception {
    try (ScriptEngine engine = new ScriptEngine();
        DemoFolder folder = DemoFolder.create()) {
      ReadProject read = new ProjectFolders(engine, Map.of()).read(folder.path());
      ExplorationResult result =
          new ProjectRun(
                  read.project(),
                  engine,
                  System.getenv(),
                  Recover.ASK,
                  read.overview().defaults(),
                  new RunControl(),
                  new EndsTheApi())
              .execute();

      assertInstanceOf(Ending.Exhausted.class, result.ending(), result.ending().toString());
      // Killed from outside, it does not go away again when its path is replayed.
      assertEquals(
          List.of("NO_ANSWER NOT_REPRODUCIBLE", "INVARIANT CONFIRMED"),
          result.violations().stream()
              .map(violation -> violation.kind() + " " + violation.confirmation())
              .distinct()
              .toList());
      assertEquals(Conclusion.VIOLATIONS, result.conclusion());
    }
  }

  /// Ends the process that listens for the run, found among our own children.
  private static final class EndsTheApi implements RunListener {
    @Override
    public void on(ExplorationEvent event) {
      if (event instanceof ExplorationEvent.TransitionTaken taken
          && taken.transition().number() == LAST_CALL) {
        ProcessHandle.current()
            .children()
            .forEach(child -> {
              child.destroyForcibly();
              child.onExit().join();
            });
      }
    }

    @Override
    public void ready(URI api, List<SystemInfo> systems) {}

    @Override
    public void console(ConsoleLine line) {}
  }
}
