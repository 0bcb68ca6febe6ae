package io.venomqa.adapters.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.redaction.Redaction;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Left;
import io.venomqa.engine.model.Limit;
import io.venomqa.engine.model.NotGoneBeyond;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsoleReportTest {

  private final ConsoleReport report = new ConsoleReport(false, Redaction.ON);

  @Test
  void tellsEverythingThatARunFound() {
    Golden.assertEqual("console.txt", report.of(SampleRun.doubleRefund()));
  }

  @Test
  void coloursOnlyRepeatTheWords() {
    String coloured = new ConsoleReport(true, Redaction.ON).of(SampleRun.doubleRefund());

    assertTrue(coloured.startsWith("\u001b[1;31mCRITICAL\u001b[0m"), coloured);
    assertEquals(report.of(SampleRun.doubleRefund()), coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
  }

  @Test
  void showsSecretsWhenAskedTo() {
    assertFalse(report.of(SampleRun.doubleRefund()).contains("s3cret"));
    assertTrue(
        new ConsoleReport(false, Redaction.OFF).of(SampleRun.doubleRefund()).contains("s3cret"));
  }

  @Test
  void passesOnlyWhenEverySequenceWasTried() {
    assertEquals(
        "Every sequence was tried. Nothing is broken.",
        EndingText.headline(
            SampleRun.untroubled(new Ending.Exhausted("at most 2 calls", List.of()))));
  }

  @Test
  void aLimitNeverReadsAsAPass() {
    assertEquals(
        List.of(
            "Limit reached: steps 10,000, time 10 min 0 s. Nothing broken so far.",
            "1,064 states still have calls to try."),
        EndingText.lines(
            SampleRun.untroubled(new Ending.LimitReached(Set.of(Limit.TIME, Limit.STEPS), 1_064))));
  }

  @Test
  void aStopSaysHowManyStatesAreLeft() {
    assertEquals(
        List.of("Stopped by you. Nothing broken so far.", "1 state still has calls to try."),
        EndingText.lines(SampleRun.untroubled(new Ending.Stopped(1))));
  }

  @Test
  void whatIsCompleteIsSaidThoughALimitWasReached() {
    assertEquals(
        List.of(
            "Limit reached: steps 10,000. Nothing broken so far.",
            "Everything with at most 1 call of each action was tried.",
            "7 states still have calls to try."),
        EndingText.lines(
            SampleRun.untroubled(
                new Ending.LimitReached(
                    Set.of(Limit.STEPS),
                    7,
                    Optional.of(
                        new Ending.ClosedScope(
                            "at most 1 call of each action", NotGoneBeyond.NOTHING))))));
    assertEquals(
        "Everything with at most 1 call of each action was tried, up to where a rule breaks.",
        EndingText.tried(
            new Ending.ClosedScope("at most 1 call of each action", new NotGoneBeyond(2, 0, 0))));
  }

  @Test
  void anEarlyEndSaysHowMuchIsLeftAndHowSureThatIs() {
    assertEquals(
        List.of(
            "At least 21 calls are left, about 90 by what was found so far, hardly more than 270.",
            "States found with 0, 1, 2 … calls: 1, 5, 1,064."),
        CoverageText.left(new Left(7, 21, 90, List.of(1, 5, 1_064))));
    assertEquals(
        List.of(
            "At least 1 call is left; how many more cannot be told.",
            "States found with 0, 1, 2 … calls: 1."),
        CoverageText.left(new Left(1, 1, Left.UNKNOWN, List.of(1))));
    assertEquals(List.of(), CoverageText.left(Left.NOTHING));
  }

  @Test
  void whatFailedScriptsLeftOutIsCounted() {
    Ending ending = new Ending.Exhausted("no bounds", List.of(), new NotGoneBeyond(1, 2, 3));

    assertEquals(
        List.of(
            "Every sequence was tried. Nothing is broken.",
            "Exhausted within scope: no bounds.",
            "Nothing was tried in 1 state in which a rule is broken (search.beyond goes on from"
                + " there).",
            "Nothing was tried in 2 states that a failed script left half-way.",
            "3 calls were not made, or not to the end, since a script failed."),
        EndingText.lines(SampleRun.untroubled(ending)));
    assertEquals(
        "Everything with 1 call was tried, up to where a script failed.",
        EndingText.tried(new Ending.ClosedScope("1 call", new NotGoneBeyond(0, 1, 1))));
  }

  @Test
  void aRunThatCouldNotGoOnSaysWhyAndWhatToDo() {
    assertEquals(
        List.of("The run could not go on: db went away.", "Start the database."),
        EndingText.lines(
            SampleRun.untroubled(
                new Ending.Aborted(
                    Ending.Cause.SYSTEM_FAILED, "db went away.", "Start the database."))));
  }

  @Test
  void aRunInWhichNoCallChangedAnythingIsNotPassed() {
    assertEquals(
        List.of(
            "Not passed: no call changed anything in a system, so nothing is known about"
                + " sequences.",
            "Every sequence was tried.",
            "Exhausted within scope: no bounds.",
            "The API may be using another database than the one in venomqa.yaml, or every call was"
                + " refused."),
        EndingText.lines(SampleRun.withoutAnyChange()));
  }
}
