package io.venomqa.app.ui.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.app.ui.value.EndingText.Found;
import io.venomqa.app.ui.value.EndingText.Limits;
import io.venomqa.app.ui.value.Notice.Tone;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Left;
import io.venomqa.engine.model.Limit;
import io.venomqa.engine.model.NotGoneBeyond;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EndingTextTest {

  private static final Ending TRIED = new Ending.Exhausted("2 calls of each action", List.of());

  @Test
  void saysThatNothingIsBroken() {
    assertEquals(
        new Notice(
            Tone.GOOD,
            "Every sequence was tried. Nothing is broken.",
            "101 states, 241 calls. Scope: 2 calls of each action."),
        EndingText.of(TRIED, found(0, 0, true)));
  }

  @Test
  void namesWhatStatesWereTakenForEqual() {
    Ending ending = new Ending.Exhausted("all", List.of("3 renamed columns"));

    assertEquals(
        "101 states, 241 calls. Scope: all. Taken for equal: 3 renamed columns.",
        EndingText.of(ending, found(0, 0, true)).rest());
  }

  @Test
  void isNoPassWhenNoCallChangedAnything() {
    Notice notice = EndingText.of(TRIED, found(0, 0, false));

    assertEquals(Tone.WARN, notice.tone());
    assertEquals("No call changed anything, so nothing was tested.", notice.headline());
  }

  @Test
  void isNoPassWhenAScriptFailed() {
    Notice notice = EndingText.of(TRIED, found(0, 1, true));

    assertEquals(Tone.WARN, notice.tone());
    assertEquals("Every sequence was tried, but 1 script failed.", notice.headline());
  }

  @Test
  void isNoPassAtALimit() {
    assertEquals(
        new Notice(
            Tone.WARN,
            "Limit reached: depth 8. Nothing broken so far.",
            "Closed to depth 6, 214 states left."),
        EndingText.of(new Ending.LimitReached(Set.of(Limit.DEPTH), 214), found(0, 0, true)));
  }

  @Test
  void saysThatRulesAreBrokenBeforeAnythingElse() {
    assertEquals(
        new Notice(
            Tone.BAD,
            "4 rules are broken. Limit reached: 10 min.",
            "101 states, 241 calls. Closed to depth 6, 1 state left."),
        EndingText.of(new Ending.LimitReached(Set.of(Limit.TIME), 1), found(4, 0, true)));
  }

  @Test
  void saysWhatIsCompleteThoughALimitWasReached() {
    assertEquals(
        new Notice(
            Tone.WARN,
            "Limit reached: 10 min. Nothing broken so far.",
            "Everything with at most 1 call of each action was tried. Closed to depth 6, 3 states left."),
        EndingText.of(
            new Ending.LimitReached(
                Set.of(Limit.TIME),
                3,
                Optional.of(
                    new Ending.ClosedScope(
                        "at most 1 call of each action", NotGoneBeyond.NOTHING))),
            found(0, 0, true)));
  }

  @Test
  void saysHowMuchIsLeftAndHowSureThatIs() {
    assertEquals(
        "Closed to depth 6, 7 states left. At least 21 calls left, about 90 by what was found so"
            + " far, hardly more than 270.",
        left(new Left(7, 21, 90, List.of(1, 5))));
    assertEquals(
        "Closed to depth 6, 7 states left. At least 21 calls left; how many more cannot be told.",
        left(new Left(7, 21, Left.UNKNOWN, List.of(1, 5))));
  }

  private static String left(Left left) {
    return EndingText.of(new Ending.Stopped(7), found(0, 0, true), left).rest();
  }

  @Test
  void saysWhatAFailedScriptLeftOut() {
    Ending ending = new Ending.Exhausted("all", List.of(), new NotGoneBeyond(0, 2, 3));

    assertEquals(
        "Nothing is broken as far as it could be judged. The console says where. 101 states, 241"
            + " calls. Scope: all. Nothing was tried in 2 states that a failed script left"
            + " half-way. 3 calls not made to the end, since a script failed.",
        EndingText.of(ending, found(0, 1, true)).rest());
  }

  @Test
  void saysThatTheUserStopped() {
    assertEquals(
        new Notice(Tone.PLAIN, "Stopped by you after 00:42.", "Closed to depth 6, 57 states left."),
        EndingText.of(new Ending.Stopped(57), found(0, 0, true)));
  }

  @Test
  void saysWhyItCouldNotGoOnAndWhatToDo() {
    assertEquals(
        new Notice(
            Tone.ABORTED,
            "The run could not go on: db went away.",
            "Start it again. 101 states kept."),
        EndingText.of(
            new Ending.Aborted(Ending.Cause.SYSTEM_FAILED, "db went away", "start it again"),
            found(0, 0, true)));
  }

  private static Found found(int broken, int failedScripts, boolean changedRows) {
    return new Found(
        101,
        241,
        broken,
        failedScripts,
        changedRows,
        6,
        Duration.ofSeconds(42),
        new Limits("10,000 calls", "depth 8", "10 min", "50 violations"));
  }
}
