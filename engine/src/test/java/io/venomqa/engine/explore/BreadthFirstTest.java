package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.State;
import io.venomqa.engine.toy.Counter;
import io.venomqa.engine.toy.Recorder;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BreadthFirstTest {

  @Test
  void triesEveryCallOfAStateBeforeTheNextState() {
    Counter counter = new Counter(4);
    Recorder recorder = new Recorder();

    Runs.explore(
        counter.world(),
        Counter.actions(),
        List.of(),
        new BreadthFirst(),
        Runs.UNBOUNDED,
        recorder);

    assertEquals(
        List.of(
            "s0 increment s1",
            "s0 double s0",
            "s0 read s0",
            "s1 double s2",
            "s1 read s1",
            "s1 increment s2",
            "s2 read s2",
            "s2 increment s3",
            "s2 double s4",
            "s3 read s3",
            "s3 increment s4",
            "s3 double s3",
            "s4 read s4",
            "s4 increment s4",
            "s4 double s4"),
        recorder.transitions());
  }

  @Test
  void visitsStatesInOrderOfDistance() {
    Counter counter = new Counter(16);

    ExplorationResult result =
        Runs.explore(counter.world(), Counter.actions(), List.of(), Runs.UNBOUNDED);

    // Adding one or doubling reaches n > 0 in as many calls as it has binary digits and ones, less
    // 1.
    List<Integer> distances =
        IntStream.rangeClosed(0, 16)
            .map(n -> n == 0 ? 0 : 31 - Integer.numberOfLeadingZeros(n) + Integer.bitCount(n))
            .sorted()
            .boxed()
            .toList();
    assertEquals(distances, result.graph().states().stream().map(State::depth).toList());
  }

  @Test
  void endsExhaustedWithExactCounts() {
    Counter counter = new Counter(100);

    ExplorationResult result =
        Runs.explore(counter.world(), Counter.actions(), List.of(), Runs.UNBOUNDED);

    assertEquals(new Ending.Exhausted("no bounds", List.of()), result.ending());
    assertEquals(101, result.statesVisited());
    assertEquals(303, result.transitionsTaken());
  }
}
