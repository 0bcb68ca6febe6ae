package io.venomqa.adapters.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.StepTimes;
import io.venomqa.engine.explore.RollbackProof.Proof;
import io.venomqa.engine.model.ActionCoverage;
import io.venomqa.engine.model.ActionCoverage.Standing;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.model.Violation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes in comes out, but for secrets.
class RoundTripTest {

  /// What stands where a secret was: then what is read is what was given.
  private static final SampleEvents PUBLIC = new SampleEvents("[redacted]");

  @TempDir java.nio.file.Path folder;

  private java.nio.file.Path written(List<ExplorationEvent> events) throws Exception {
    java.nio.file.Path file = folder.resolve("Läufe " + System.nanoTime() + ".run");
    try (RunArchive archive = RunArchive.create(file, SampleEvents.HEADER, words -> fail(words))) {
      events.forEach(archive::on);
    }
    return file;
  }

  @Test
  void everyValueOfARun() throws Exception {
    SampleEvents events = new SampleEvents("s3cr3t-VALUE");
    try (ArchivedRun run = ArchivedRun.open(written(events.all()))) {
      assertEquals(SampleEvents.HEADER, run.header());
      assertEquals(Optional.of(events.all().getFirst()), run.started());
      assertEquals(Optional.of(PUBLIC.ended()), run.ended());
      assertEquals(
          Optional.of(
              new Proof(
                  true,
                  false,
                  List.of("POST /orders?token=[redacted] changed 1 row"),
                  "",
                  "",
                  Optional.empty())),
          run.proof());
      assertEquals(
          List.of(PUBLIC.initial(), PUBLIC.state(1, 1), PUBLIC.state(2, 2)), run.states(0, 10));
      assertEquals(List.of(create(), pay(), silence()), run.transitions(1, 10));
      assertEquals(PUBLIC.rules(false), run.rulesAfter(0));
      assertEquals(PUBLIC.rules(true), run.rulesAfter(2));
      assertEquals(PUBLIC.times(), run.timesOf(2));
      assertEquals(StepTimes.ZERO, run.timesOf(3));
      assertEquals(
          List.of(PUBLIC.violation(PUBLIC.performed(), Violation.Confirmation.CONFIRMED)),
          run.violations(1, 10));
      assertEquals(List.of(PUBLIC.problem()), run.scriptProblems());
      assertEquals(List.of(PUBLIC.notice()), run.notices());
      assertEquals(List.of(PUBLIC.hidden()), run.hidden());
      assertEquals(PUBLIC.coverage(), run.coverage());
      assertEquals(Map.of(SampleEvents.PAY, "no order"), run.skipped(0));
      assertEquals(List.of(1, 2), run.waiting());
    }
  }

  @Test
  void pagesStartWhereTheyAreAskedTo() throws Exception {
    try (ArchivedRun run = ArchivedRun.open(written(PUBLIC.all()))) {
      assertEquals(3, run.stateCount());
      assertEquals(3, run.transitionCount());
      assertEquals(List.of(PUBLIC.state(1, 1)), run.states(1, 1));
      assertEquals(List.of(pay()), run.transitions(2, 1));
      assertEquals(List.of(pay()), run.outgoing(1));
      assertEquals(path(), run.pathTo(2));
      assertEquals(Path.EMPTY, run.pathTo(0));
    }
  }

  @Test
  void noByteOfASecretIsInTheFile() throws Exception {
    String secret = "s3cr3t-VALUE";

    java.nio.file.Path file = written(new SampleEvents(secret).all());

    String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    assertFalse(bytes.contains(secret), "the secret is in the file");
  }

  @Test
  void oneFileIsLeft() throws Exception {
    java.nio.file.Path file = written(PUBLIC.all());

    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void aShorterWayThatIsFoundLaterIsTaken() throws Exception {
    Transition direct = PUBLIC.step(3, 0, SampleEvents.PAY, 2, 200, List.of());
    Transition on = PUBLIC.step(4, 2, SampleEvents.PAY, 3, 200, List.of());
    List<ExplorationEvent> events =
        List.of(
            found(0, 0),
            found(1, 1),
            taken(PUBLIC.create()),
            found(2, 2),
            taken(PUBLIC.pay()),
            found(3, 3),
            taken(
                new Transition(3, 2, on.action(), 3, on.exchanges(), List.of(), on.contextAfter())),
            taken(
                new Transition(
                    4,
                    0,
                    direct.action(),
                    2,
                    direct.exchanges(),
                    List.of(),
                    direct.contextAfter())));

    try (ArchivedRun run = ArchivedRun.open(written(events))) {
      assertEquals(List.of(4, 3), run.pathTo(3).steps().stream().map(Transition::number).toList());
      assertEquals(2, run.state(3).depth());
      assertEquals(run.result().graph().pathTo(3), run.pathTo(3));
    }
  }

  @Test
  void ofARunThatWasNotEndedEachActionIsToldOfAsFarAsItGot() throws Exception {
    ActionId later = new ActionId("ship_order");
    List<ExplorationEvent> events =
        List.of(
            new ExplorationEvent.Started(
                List.of(SampleEvents.CREATE, SampleEvents.PAY, later), List.of(), "breadth first"),
            found(0, 0),
            new ExplorationEvent.ActionSkipped(0, later, "no order"),
            found(1, 1),
            taken(PUBLIC.create()),
            taken(PUBLIC.step(2, 1, SampleEvents.PAY, 1, 200, List.of())));

    try (ArchivedRun run = ArchivedRun.open(written(events))) {
      assertEquals(
          List.of(
              soFar(SampleEvents.CREATE, 1, Map.of(200, 1), Standing.EFFECTIVE, ""),
              soFar(
                  SampleEvents.PAY,
                  0,
                  Map.of(200, 1),
                  Standing.NEVER_EFFECTIVE,
                  "it did not until the run was ended"),
              new ActionCoverage(
                  later,
                  0,
                  0,
                  1,
                  new TreeMap<>(),
                  "no order",
                  Standing.NOT_REACHED,
                  "could not be called in some of the states until then, last: no order",
                  "")),
          run.coverage().actions());
    }
  }

  private static ActionCoverage soFar(
      ActionId action,
      int effective,
      Map<Integer, Integer> statuses,
      Standing standing,
      String reason) {
    return new ActionCoverage(
        action, 1, effective, 0, new TreeMap<>(statuses), "", standing, reason, "");
  }

  private static ExplorationEvent found(int number, int depth) {
    return new ExplorationEvent.StateFound(PUBLIC.state(number, depth), List.of());
  }

  private static ExplorationEvent taken(Transition transition) {
    return new ExplorationEvent.TransitionTaken(transition, List.of(), StepTimes.ZERO);
  }

  private static Path path() {
    return new Path(List.of(create(), pay()));
  }

  private static Transition create() {
    return PUBLIC.create();
  }

  private static Transition pay() {
    return PUBLIC.pay();
  }

  private static Transition silence() {
    return PUBLIC.silence();
  }
}
