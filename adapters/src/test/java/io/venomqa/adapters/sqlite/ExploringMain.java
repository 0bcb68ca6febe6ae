package io.venomqa.adapters.sqlite;

import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.SystemFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A run that drains and restores until it is killed.
public final class ExploringMain {

  private ExploringMain() {}

  /// Begins, then does a step for each line that it reads, and says so.
  ///
  /// @param arguments the database, the work folder, the mechanism
  public static void main(String[] arguments) throws SystemFailure, IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    SqliteOptions defaults = SqliteOptions.defaults(Path.of(arguments[1]));
    SqliteSystem system =
        new SqliteSystem(
            "db",
            Path.of(arguments[0]),
            new SqliteOptions(
                SqliteOptions.Mechanism.valueOf(arguments[2]),
                List.of(),
                defaults.recover(),
                defaults.workDir(),
                defaults.busyTimeout()));
    system.begin();
    Random random = new Random(1);
    List<Checkpoint> checkpoints = new ArrayList<>(List.of(system.checkpoint()));
    out.println("begun");
    while (System.in.read() >= 0) {
      if (random.nextInt(3) == 0) {
        system.restore(checkpoints.get(random.nextInt(checkpoints.size())));
      } else if (system.drain().written()) {
        checkpoints.add(system.checkpoint());
      }
      out.println("done");
    }
  }
}
