package io.venomqa.adapters.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.Rollbackable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every mechanism owes: random histories of writes by an API that keeps its connections open,
/// branches and jumps between arbitrary states, checked against dumps by code that the adapter does
/// not share.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RollbackableContract {

  /// A system under test, the API that writes to it, and a dump of it.
  protected interface Subject extends AutoCloseable {

    Rollbackable system();

    /// One call of the API: some succeed, some are refused, some change nothing, some are rolled
    /// back.
    void call(Random random) throws Exception;

    /// The whole content as text, equal only where the content is, without what VenomQA added.
    /// Taken by another process or by a plain client.
    String dump() throws Exception;

    /// Everything that VenomQA left in the system, in words; empty when nothing.
    String leftBehind() throws Exception;

    @Override
    void close() throws IOException;
  }

  /// Names of the settings to test with.
  protected Stream<String> variants() {
    return Stream.of("");
  }

  protected abstract Subject subject(String variant) throws Exception;

  /// Whether all that a dump shows counts as state; hidden row numbers, say, do not.
  protected boolean everythingIsState() {
    return true;
  }

  /// How many calls the long history has; two of three are followed by a jump.
  protected int calls() {
    return 3_000;
  }

  private record Visited(Checkpoint checkpoint, ContentHash content, String dump) {}

  @ParameterizedTest
  @MethodSource("variants")
  void goesToAnyStateItCanGoTo(String variant) throws Exception {
    long seed = 20260401;
    Random random = new Random(seed);
    try (Subject subject = subject(variant)) {
      Rollbackable system = subject.system();
      String initialDump = subject.dump();
      Map<String, ContentHash> hashes = new HashMap<>();
      Deque<Visited> stack = new ArrayDeque<>();
      List<Visited> known = new ArrayList<>();
      Drained begun = system.begin();
      boolean newestFirst = system.restoreOrder() == RestoreOrder.NEWEST_FIRST;
      Visited initial = new Visited(system.checkpoint(), begun.content(), initialDump);
      known.add(initial);
      stack.push(initial);
      String dumpNow = initialDump;
      for (int call = 0; call < calls(); call++) {
        String where = "seed " + seed + ", call " + call;
        subject.call(random);
        Drained drained = system.drain();
        String dump = subject.dump();
        if (!dump.equals(dumpNow)) {
          assertTrue(drained.written(), where + ": a write was not noticed");
        }
        assertEquals(
            hashes.computeIfAbsent(dump, _ -> drained.content()), drained.content(), where);
        dumpNow = dump;
        Visited here = new Visited(system.checkpoint(), drained.content(), dump);
        known.add(here);
        stack.push(here);
        if (random.nextInt(3) > 0) {
          Visited target;
          if (newestFirst) {
            for (int pops = random.nextInt(Math.min(4, stack.size())); pops > 0; pops--) {
              stack.pop();
            }
            target = stack.element();
          } else {
            target = known.get(random.nextInt(known.size()));
          }
          assertEquals(List.of(), system.restore(target.checkpoint()), where);
          dumpNow = subject.dump();
          assertEquals(target.dump(), dumpNow, where);
          Drained after = system.drain();
          assertEquals(List.of(), after.changes(), where);
          assertEquals(target.content(), after.content(), where);
        }
        if (call % 100 == 0) {
          assertEquals(List.of(), system.audit(), where);
        }
      }
      if (everythingIsState()) {
        assertEquals(
            hashes.size(),
            new HashSet<>(hashes.values()).size(),
            "contents that differ have hashes that differ");
      }
      system.end();
      assertEquals(initialDump, subject.dump());
      assertEquals("", subject.leftBehind());
    }
  }
}
