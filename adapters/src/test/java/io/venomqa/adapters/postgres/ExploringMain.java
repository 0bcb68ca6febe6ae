package io.venomqa.adapters.postgres;

import io.venomqa.adapters.postgres.PostgresOptions.Mechanism;
import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.adapters.project.Recover;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.SystemFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A run that drains and restores until it is killed.
public final class ExploringMain {

  private ExploringMain() {}

  /// Begins, then does a step for each line that it reads, and says so.
  ///
  /// @param arguments the URL, the mechanism
  public static void main(String[] arguments) throws SystemFailure, IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PostgresSystem system =
        new PostgresSystem(
            "db",
            PostgresAddress.of(arguments[0]),
            Begun.options(Mechanism.valueOf(arguments[1]), Recover.ASK));
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
