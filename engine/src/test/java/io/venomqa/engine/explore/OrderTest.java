package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.rule.Action;
import io.venomqa.engine.toy.Counter;
import io.venomqa.engine.toy.Recorder;
import io.venomqa.engine.toy.ToyApi;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The exact orders of the strategies on a counter to which can be added and that can be doubled.
class OrderTest {

  private static final List<Action> ACTIONS =
      List.of(ToyApi.call("increment"), ToyApi.call("double"));

  @Test
  void iterativeDeepening() {
    // Three calls deep at first; then from s4, the newest state that is as deep.
    assertEquals(
        List.of(
            "s0 increment s1",
            "s1 increment s2",
            "s2 increment s3",
            "s2 double s4",
            "s1 double s2",
            "s0 double s0",
            "s4 increment s5",
            "s5 increment s6",
            "s6 increment s7",
            "s6 double s8",
            "s5 double s9",
            "s9 increment s10"),
        order(12, new IterativeDeepening()));
  }

  @Test
  void coverage() {
    // s1 has a new row, s2 the first success of double; after them nothing is new, and the nearest
    // states come first. In a state, the action that was tried least comes first.
    assertEquals(
        List.of(
            "s0 increment s1",
            "s1 double s2",
            "s1 increment s2",
            "s2 double s3",
            "s2 increment s4",
            "s0 double s0",
            "s3 increment s5",
            "s3 double s6",
            "s4 increment s3",
            "s4 double s7",
            "s5 increment s7",
            "s5 double s8"),
        order(12, new CoverageFirst()));
  }

  @Test
  void random() {
    // From where the last call led, as long as anything is left to try there.
    assertEquals(
        List.of(
            "s0 double s0",
            "s0 increment s1",
            "s1 double s2",
            "s2 increment s3",
            "s3 increment s4",
            "s4 increment s5",
            "s5 increment s6",
            "s6 double s7",
            "s7 double s8",
            "s8 double s9",
            "s9 increment s10",
            "s10 increment s11"),
        order(12, new RandomWalk(1)));
  }

  @Test
  void weighted() {
    // The action is drawn, and tried where the world is if it can be.
    assertEquals(
        List.of(
            "s0 double s0",
            "s0 increment s1",
            "s1 increment s2",
            "s2 increment s3",
            "s3 double s4",
            "s4 increment s5",
            "s5 double s6",
            "s6 double s7",
            "s7 double s8",
            "s8 double s9",
            "s9 increment s10",
            "s10 increment s11"),
        order(12, new Weighted(1)));
  }

  @Test
  void blend() {
    // Eight calls each: coverage, a walk at random.
    assertEquals(
        List.of(
            "s0 increment s1",
            "s1 double s2",
            "s1 increment s2",
            "s2 double s3",
            "s2 increment s4",
            "s0 double s0",
            "s3 increment s5",
            "s3 double s6",
            "s4 increment s3",
            "s4 double s7",
            "s7 increment s8",
            "s8 double s9",
            "s9 double s10",
            "s10 double s11",
            "s11 increment s12",
            "s12 increment s13",
            "s5 increment s7",
            "s5 double s14",
            "s6 increment s15",
            "s6 double s16",
            "s7 double s17",
            "s8 increment s6",
            "s14 increment s18",
            "s14 double s19",
            "s19 double s20",
            "s20 increment s21",
            "s21 double s22",
            "s22 double s23",
            "s23 double s24",
            "s24 double s25",
            "s25 double s25",
            "s25 increment s26"),
        order(32, new Blend(1)));
  }

  private static List<String> order(int steps, SearchStrategy strategy) {
    Recorder recorder = new Recorder();
    Runs.explore(
        new Counter(1000).world(),
        ACTIONS,
        List.of(),
        strategy,
        Runs.UNBOUNDED.withLimits(Limits.NONE.withSteps(steps)),
        recorder);
    return recorder.transitions();
  }
}
