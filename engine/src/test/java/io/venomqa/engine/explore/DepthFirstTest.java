package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Limit;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.Violation;
import io.venomqa.engine.toy.Counter;
import io.venomqa.engine.toy.DoubleRefund;
import io.venomqa.engine.toy.Recorder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DepthFirstTest {

  @Test
  void goesOnFromTheNewestStateFirst() {
    Counter counter = new Counter(3);
    Recorder recorder = new Recorder();

    Runs.explore(
        counter.world(), Counter.actions(), List.of(), new DepthFirst(), Runs.UNBOUNDED, recorder);

    assertEquals(
        List.of(
            "s0 increment s1",
            "s1 increment s2",
            "s2 increment s3",
            "s3 increment s3",
            "s3 double s3",
            "s3 read s3",
            "s2 double s2",
            "s2 read s2",
            "s1 double s2",
            "s1 read s1",
            "s0 read s0",
            "s0 double s0"),
        recorder.transitions());
  }

  @Test
  void findsTheSameStatesAsBreadthFirst() {
    Counter one = new Counter(50);
    Counter other = new Counter(50);

    ExplorationResult breadth =
        Runs.explore(one.world(), Counter.actions(), List.of(), Runs.UNBOUNDED);
    ExplorationResult depth =
        Runs.explore(
            other.world(),
            Counter.actions(),
            List.of(),
            new DepthFirst(),
            Runs.UNBOUNDED,
            new Recorder());

    assertEquals(breadth.statesVisited(), depth.statesVisited());
    assertEquals(breadth.transitionsTaken(), depth.transitionsTaken());
  }

  @Test
  void givesAViolationTheShortestPathOfTheWholeGraph() {
    DoubleRefund shop = new DoubleRefund();
    Settings beyond = Runs.UNBOUNDED.withLimits(Limits.NONE.withDepth(6)).withBeyond(true);

    ExplorationResult result =
        Runs.explore(
            shop.world(),
            DoubleRefund.actions(),
            List.of(shop.noOverRefund()),
            new DepthFirst(),
            beyond,
            new Recorder());

    assertEquals("create → refund → refund", result.violations().getFirst().path().toString());
    assertEquals(Violation.Confirmation.CONFIRMED, result.violations().getFirst().confirmation());
  }

  @Test
  void expandsAStateAgainThatIsMetWithMoreDepthLeft() {
    Counter counter = new Counter(8);
    Settings fourDeep = Runs.UNBOUNDED.withLimits(Limits.NONE.withDepth(4));

    ExplorationResult depth =
        Runs.explore(
            counter.world(),
            Counter.actions(),
            List.of(),
            new DepthFirst(),
            fourDeep,
            new Recorder());

    // Within four calls of adding one or doubling: 0, 1, 2, 3, 4, 5, 6 and 8.
    assertEquals(8, depth.statesVisited());
    assertEquals(new Ending.LimitReached(Set.of(Limit.DEPTH), 3), depth.ending());
    assertEquals(Path.EMPTY, depth.graph().pathTo(0));
  }
}
