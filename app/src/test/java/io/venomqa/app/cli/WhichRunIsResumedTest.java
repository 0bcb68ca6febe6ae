package io.venomqa.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.archive.ArchivedRun;
import io.venomqa.adapters.archive.RunArchive;
import io.venomqa.adapters.archive.RunFolder;
import io.venomqa.adapters.archive.RunHeader;
import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.StepTimes;
import io.venomqa.engine.model.Coverage;
import io.venomqa.engine.model.Ending;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class WhichRunIsResumedTest {

  private ShopFolder shop;

  @BeforeEach
  void aShop() throws Exception {
    shop = ShopFolder.ofLongRuns();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void theNewestAlsoWhereAnOlderOneGotFurther() throws Exception {
    shop.run("--max-steps", "40");
    shop.run("--max-steps", "10");

    assertGoesOnWith(runs().getFirst());
  }

  @Test
  void theOneThatTheNewestWentOnWithWhereItGotFurther() throws Exception {
    shop.run("--max-steps", "20");
    Path further = runs().getFirst();
    shop.run("--max-steps", "10", "--strategy", "depth-first");
    like(further, List.of("resumed: " + further.getFileName()), Optional.empty());

    assertGoesOnWith(further);
  }

  @Test
  void noneThatEndedInDoubt() throws Exception {
    shop.run("--max-steps", "20");
    Path before = runs().getFirst();
    Path doubted =
        like(
            before,
            List.of(),
            Optional.of(
                new Ending.Aborted(
                    Ending.Cause.HIDDEN_STATE, "GET /orders was answered otherwise", "")));

    CommandLineRun run = shop.run("--resume", doubted.toString());

    assertEquals(2, run.exitCode(), run.out() + run.err());
    assertTrue(
        run.err()
            .contains(
                "what it saw is not to be relied on, since it ended so: GET /orders was answered otherwise"),
        run.err());
    assertGoesOnWith(before);
  }

  /// A newer archive of the same project, with the first call alone.
  private Path like(Path other, List<String> settings, Optional<Ending> ending) throws Exception {
    Path file = folder().next(LocalDateTime.now(ZoneId.systemDefault()).plusMinutes(5));
    try (ArchivedRun run = ArchivedRun.open(other)) {
      RunHeader header = run.header();
      try (RunArchive archive =
          RunArchive.create(
              file,
              header.with(header.systems(), settings),
              problem -> {
                throw new AssertionError(problem);
              })) {
        archive.on(run.started().orElseThrow());
        archive.on(new ExplorationEvent.StateFound(run.state(0), List.of()));
        archive.on(
            new ExplorationEvent.TransitionTaken(run.transition(1), List.of(), StepTimes.ZERO));
        ending.ifPresent(
            end -> archive.on(new ExplorationEvent.Ended(end, Coverage.NONE, 1_000_000)));
      }
    }
    return file;
  }

  private void assertGoesOnWith(Path expected) throws Exception {
    CommandLineRun run = shop.run("--resume", "--max-steps", "5");

    assertTrue(
        (run.out() + run.err()).contains("Going on with " + expected.getFileName()),
        run.out() + run.err());
  }

  private List<Path> runs() throws Exception {
    return folder().runs();
  }

  private RunFolder folder() {
    return new RunFolder(shop.path().resolve(".venomqa").resolve("runs"));
  }
}
