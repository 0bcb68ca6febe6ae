package io.venomqa.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.project.Project;
import io.venomqa.adapters.project.Recover;
import io.venomqa.adapters.script.ScriptEngine;
import io.venomqa.app.demo.DemoFolder;
import io.venomqa.app.session.ConsoleLine;
import io.venomqa.app.session.ProjectOverview.SystemInfo;
import io.venomqa.app.session.RunListener;
import io.venomqa.app.session.RunSettings;
import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.explore.ExplorationResult;
import io.venomqa.engine.explore.RunControl;
import io.venomqa.engine.model.Conclusion;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The main job on real input: the shop's API in a process of its own, a real SQLite file, the
/// project's own scripts.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShopTest {

  private static final String BUGGY = "--double-refund=allowed";
  private static final String FIXED = "--double-refund=refused";

  private final ScriptEngine engine = new ScriptEngine();
  private final DemoFolder folder = demo();

  @AfterAll
  void cleanUp() {
    folder.close();
    engine.close();
  }

  @Test
  void findsTheDoubleRefundAsTheShortestPathConfirmed() throws Exception {
    ExplorationResult result = explore(BUGGY, RunSettings.Strategy.BREADTH_FIRST);

    Violation first = result.violations().getFirst();
    assertEquals("no_over_refund", first.rule());
    assertEquals("create_order → refund_order → refund_order", first.path().toString());
    assertEquals(Violation.Confirmation.CONFIRMED, first.confirmation());
    assertEquals("order 1: refunded 200 on a total of 100", first.detail());
    assertEquals(Conclusion.VIOLATIONS, result.conclusion());
  }

  @Test
  void findsAsManyStatesAsASearchOverAPureModel() throws Exception {
    ExplorationResult result = explore(BUGGY, RunSettings.Strategy.BREADTH_FIRST);

    PureShop.Counts expected = new PureShop(true).search();
    assertEquals(expected, counts(result));
    assertEquals("at most 2 calls of each action", ((Ending.Exhausted) result.ending()).scope());
  }

  @Test
  void findsNothingInTheFixedTwin() throws Exception {
    ExplorationResult result = explore(FIXED, RunSettings.Strategy.BREADTH_FIRST);

    assertEquals(new PureShop(false).search(), counts(result));
    assertEquals(Conclusion.PASSED, result.conclusion());
    assertEquals(List.of(), result.notices());
  }

  @ParameterizedTest
  @EnumSource
  void everyStrategyFindsTheSameStatesAndPath(RunSettings.Strategy strategy) throws Exception {
    ExplorationResult result = explore(BUGGY, strategy);

    assertEquals(new PureShop(true).search(), counts(result));
    assertTrue(
        result.violations().stream()
            .anyMatch(found ->
                found.path().toString().equals("create_order → refund_order → refund_order")));
  }

  private static PureShop.Counts counts(ExplorationResult result) {
    return new PureShop.Counts(
        result.statesVisited(),
        result.transitionsTaken(),
        (int) result.violations().stream().map(Violation::state).distinct().count(),
        ((Ending.Exhausted) result.ending()).notGoneBeyond().broken());
  }

  private ExplorationResult explore(String bug, RunSettings.Strategy strategy) throws Exception {
    Path file = folder.path().resolve("venomqa.yaml");
    Files.writeString(file, Files.readString(file).replaceAll("--double-refund=\\w+", bug));
    ReadProject read = new ProjectFolders(engine, Map.of()).read(folder.path());
    Project project = read.project();
    return new ProjectRun(
            project,
            engine,
            System.getenv(),
            Recover.ASK,
            read.overview().defaults().with(strategy),
            new RunControl(),
            new Quiet())
        .execute();
  }

  private static DemoFolder demo() {
    try {
      return DemoFolder.create();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Quiet implements RunListener {
    @Override
    public void on(ExplorationEvent event) {}

    @Override
    public void ready(URI api, List<SystemInfo> systems) {}

    @Override
    public void console(ConsoleLine line) {}
  }
}
