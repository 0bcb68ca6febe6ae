package io.venomqa.app.wiring;

import io.venomqa.app.session.ProjectOverview.SystemInfo;
import io.venomqa.app.session.RunListener;
import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.ExplorationListener;
import io.venomqa.engine.world.World;
import java.net.URI;

/// Passes a run's events on, and says that the world is ready before the first that needs it.
final class ReadyAnnouncement implements ExplorationListener {

  private final RunListener listener;
  private final URI api;
  private final World world;
  private boolean announced;

  ReadyAnnouncement(RunListener listener, URI api, World world) {
    this.listener = listener;
    this.api = api;
    this.world = world;
  }

  @Override
  public void on(ExplorationEvent event) {
    boolean begun =
        !(event instanceof ExplorationEvent.Started || event instanceof ExplorationEvent.Ended);
    if (begun && !announced) {
      announced = true;
      listener.ready(
          api,
          world.systems().stream()
              .map(system -> new SystemInfo(system.name(), system.kind(), system.mechanism()))
              .toList());
    }
    listener.on(event);
  }
}
