package io.venomqa.app.wiring;

import io.venomqa.adapters.http.HttpApi;
import io.venomqa.adapters.http.HttpSettings;
import io.venomqa.adapters.process.ApiProcess;
import io.venomqa.adapters.process.ApiStartFailure;
import io.venomqa.adapters.project.Project;
import io.venomqa.adapters.project.Recover;
import io.venomqa.app.demo.UnitCheck;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.world.SystemFailure;
import io.venomqa.engine.world.World;
import io.venomqa.engine.world.World.WorldCheckpoint;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs the demo's unit checks against the real API, each from the initial state.
public final class DemoChecks {

  private final Project project;
  private final Map<String, String> environment;

  /// Prepares the checks; nothing is started yet.
  public DemoChecks(Project project, Map<String, String> environment) {
    this.project = project;
    this.environment = Map.copyOf(environment);
  }

  /// Starts the API, runs every check and puts everything back.
  public List<UnitCheck.Result> run() throws ApiStartFailure, SystemFailure, InterruptedException {
    try (ApiProcess process = ApiProcess.start(project, environment, new Silent());
        World world =
            new World(
                new HttpApi(URI.create(process.url()), HttpSettings.DEFAULT),
                new ProjectSystems(project, Recover.ASK).databases(),
                Context.EMPTY)) {
      world.begin();
      try {
        return run(world);
      } finally {
        world.end();
      }
    }
  }

  private static List<UnitCheck.Result> run(World world)
      throws SystemFailure, InterruptedException {
    WorldCheckpoint initial = world.checkpoint();
    List<UnitCheck.Result> results = new ArrayList<>();
    for (UnitCheck check : UnitCheck.values()) {
      results.add(check.run(world.api()));
      world.drain();
      world.restore(initial);
    }
    return results;
  }

  private static final class Silent implements ApiProcess.Listener {
    @Override
    public void printed(String line) {}

    @Override
    public void noticed(String message) {}
  }
}
