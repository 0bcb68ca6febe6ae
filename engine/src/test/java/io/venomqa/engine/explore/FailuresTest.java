package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.world.SystemFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The words of a run that a system failed in.
class FailuresTest {

  private static final ActionId PAY = new ActionId("pay");

  @Test
  void namesTheSystemTheCallAndTheState() {
    SystemFailure failure = new SystemFailure("cache", "Nothing answers at redis.", "Start it.");
    assertEquals(
        new Ending.Aborted(
            Ending.Cause.SYSTEM_FAILED,
            "cache: Nothing answers at redis, when pay was tried in state s3",
            "Start it."),
        Failures.ending(Failures.inState(failure, 3, PAY)));
  }

  @Test
  void leavesWhatSaysItsStateItself() {
    SystemFailure restore =
        new SystemFailure("cache", "could not be taken back to state s1: gone", "Start it.");
    SystemFailure audit = new AuditFailure(List.of("orders, row 1 is missing"));
    assertSame(restore, Failures.inState(restore, 3, PAY));
    assertSame(audit, Failures.inState(audit, 3, PAY));
  }
}
