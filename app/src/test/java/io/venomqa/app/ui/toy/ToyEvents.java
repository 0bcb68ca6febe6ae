package io.venomqa.app.ui.toy;

import io.venomqa.app.session.ConsoleLine;
import io.venomqa.app.session.ProjectOverview.SystemInfo;
import io.venomqa.app.session.RunListener;
import io.venomqa.app.ui.record.RecordedRun;
import io.venomqa.engine.event.ExplorationEvent;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What a whole run of a toy project tells.
public final class ToyEvents {

  private ToyEvents() {}

  /// Every event, in order.
  public static List<ExplorationEvent> of(ToyProject project) {
    List<ExplorationEvent> events = new CopyOnWriteArrayList<>();
    project
        .run(
            project.overview().defaults(),
            new RunListener() {
              @Override
              public void on(ExplorationEvent event) {
                events.add(event);
              }

              @Override
              public void ready(URI api, List<SystemInfo> systems) {}

              @Override
              public void console(ConsoleLine line) {}
            })
        .closed()
        .join();
    return events;
  }

  /// What is remembered of them.
  public static RecordedRun record(ToyProject project) {
    RecordedRun run = new RecordedRun();
    of(project).forEach(run::on);
    return run;
  }
}
