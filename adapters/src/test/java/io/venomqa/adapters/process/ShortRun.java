package io.venomqa.adapters.process;

import io.venomqa.adapters.project.ProjectRead;
import io.venomqa.adapters.project.ProjectReader;
import java.nio.file.Path;

/// A VenomQA for the tests, run in a process of its own: starts the API of the project in the
/// folder given, prints its process's id and ends without closing it.
public final class ShortRun {

  private ShortRun() {}

  public static void main(String[] args) throws ApiStartFailure, InterruptedException {
    if (new ProjectReader(System.getenv()).read(Path.of(args[0]))
        instanceof ProjectRead.Loaded loaded) {
      ApiProcess api =
          ApiProcess.start(
              loaded.project(),
              System.getenv(),
              new ApiProcess.Listener() {
                @Override
                public void printed(String line) {}

                @Override
                public void noticed(String message) {}
              });
      System.out.println(api.pid());
      System.exit(0);
    }
  }
}
