package io.venomqa.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.project.Recover;
import io.venomqa.adapters.script.ScriptEngine;
import io.venomqa.app.demo.DemoFolder;
import io.venomqa.app.session.ConsoleLine;
import io.venomqa.app.session.ProjectOverview.SystemInfo;
import io.venomqa.app.session.RunListener;
import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.explore.ExplorationResult;
import io.venomqa.engine.explore.RunControl;
import io.venomqa.engine.model.Coverage;
import io.venomqa.engine.model.Ending;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A defect before there is anything to explore: the scripts are loaded by an engine that is
/// closed.
class ClosedEngineTest {

  @Test
  void isAnEndingThatIsToldAndLeavesNoApiRunning() throws Exception {
    try (DemoFolder folder = DemoFolder.create()) {
      ScriptEngine engine = new ScriptEngine();
      ReadProject read = new ProjectFolders(engine, Map.of()).read(folder.path());
      engine.close();
      Recorded recorded = new Recorded();

      ExplorationResult result =
          new ProjectRun(
                  read.project(),
                  engine,
                  System.getenv(),
                  Recover.ASK,
                  read.overview().defaults(),
                  new RunControl(),
                  recorded)
              .execute();

      Ending.Aborted ending = assertInstanceOf(Ending.Aborted.class, result.ending());
      assertEquals(Ending.Cause.DEFECT, ending.cause());
      assertTrue(ending.reason().contains("closed"), ending.reason());
      assertEquals(
          List.of(
              new ExplorationEvent.Started(List.of(), List.of(), result.strategy()),
              new ExplorationEvent.Ended(ending, Coverage.NONE, 0)),
          recorded.events);
      assertFalse(Files.exists(folder.path().resolve(".venomqa").resolve("api.pid")));
    }
  }

  private static final class Recorded implements RunListener {

    private final List<ExplorationEvent> events = new ArrayList<>();

    @Override
    public void on(ExplorationEvent event) {
      events.add(event);
    }

    @Override
    public void ready(URI api, List<SystemInfo> systems) {}

    @Override
    public void console(ConsoleLine line) {}
  }
}
