package io.venomqa.adapters.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Drained;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every mechanism owes, checked by dumps that another process takes while the API's process
/// keeps its connections open.
abstract class RollbackableContract {

  @TempDir Path folder;

  abstract SqliteOptions.Mechanism mechanism();

  /// How many calls the long history has.
  abstract int steps();

  private record Visited(Checkpoint checkpoint, ContentHash content, String dump) {}

  SqliteSystem system(Path database) {
    SqliteOptions defaults = SqliteOptions.defaults(folder.resolve("work"));
    return new SqliteSystem(
        "db",
        database,
        new SqliteOptions(
            mechanism(),
            defaults.ignore(),
            defaults.recover(),
            defaults.workDir(),
            defaults.busyTimeout()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wal", "delete"})
  void goesToAnyStateFromAnyOther(String journalMode) throws Exception {
    long seed = 20260401;
    Random random = new Random(seed);
    Path database = Shop.create(folder.resolve("shöp 1.db"), journalMode);
    try (SqlProcess api = SqlProcess.api(database);
        SqlProcess dumper = SqlProcess.dumper(database);
        SqliteSystem system = system(database)) {
      String initialDump = dumper.dump();
      List<Visited> visited = new ArrayList<>();
      Map<String, ContentHash> hashes = new HashMap<>();
      Drained begun = system.begin();
      visited.add(new Visited(system.checkpoint(), begun.content(), initialDump));
      for (int step = 0; step < steps(); step++) {
        String where = "seed " + seed + ", step " + step;
        Shop.call(api, random);
        Drained drained = system.drain();
        String dump = dumper.dump();
        assertEquals(
            drained.content(), hashes.computeIfAbsent(dump, _ -> drained.content()), where);
        visited.add(new Visited(system.checkpoint(), drained.content(), dump));
        if (random.nextInt(3) > 0) {
          Visited target = visited.get(random.nextInt(visited.size()));
          assertEquals(List.of(), system.restore(target.checkpoint()), where);
          assertEquals(target.dump(), dumper.dump(), where);
          Drained after = system.drain();
          assertEquals(new Drained(false, List.of(), target.content()), after, where);
        }
        if (step % 100 == 0) {
          assertEquals(List.of(), system.audit(), where);
        }
      }
      system.end();
      assertEquals(initialDump, dumper.dump());
      assertEquals(
          "0", dumper.first("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'venomqa%'"));
      assertEquals("ok", dumper.first("PRAGMA integrity_check"));
    }
    assertArrayEquals(new String[0], folder.resolve("work").toFile().list());
  }

  @ParameterizedTest
  @ValueSource(strings = {"wal", "delete"})
  void tellsWhatACallChanged(String journalMode) throws Exception {
    Path database = Shop.create(folder.resolve("shop.db"), journalMode);
    try (SqlProcess api = SqlProcess.api(database);
        SqliteSystem system = system(database)) {
      system.begin();
      api.execute("UPDATE customers SET name = 'Anna' WHERE id = 1");
      assertEquals(
          "[Changed[system=db, table=customers, before=Row[columns=[id, email, name, balance],"
              + " cells=[Whole[value=1], Text[value=a@x], Text[value=Ann], Real[value=1.5]]],"
              + " after=Row[columns=[id, email, name, balance],"
              + " cells=[Whole[value=1], Text[value=a@x], Text[value=Anna], Real[value=1.5]]]]]",
          system.drain().changes().toString());
      assertTrue(system.drain().changes().isEmpty());
      system.end();
    }
  }
}
