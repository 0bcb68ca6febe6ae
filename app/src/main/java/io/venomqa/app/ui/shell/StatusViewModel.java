package io.venomqa.app.ui.shell;

import io.venomqa.app.session.ProjectOverview;
import io.venomqa.app.session.ProjectOverview.SystemInfo;
import io.venomqa.app.ui.explore.Phase;
import io.venomqa.app.ui.record.RecordedRun;
import io.venomqa.app.ui.value.Notice;
import io.venomqa.app.ui.value.Words;
import io.venomqa.app.ui.world.WorldViewModel;
import io.venomqa.engine.event.ExplorationEvent;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The status bar: where, whether rollback is proven, how far.
public final class StatusViewModel {

  /// Whether it was shown that going back works.
  public enum Proof {
    OPEN,
    RUNNING,
    PROVEN,
    FAILED
  }

  private final ReadOnlyStringWrapper environment;
  private final ReadOnlyObjectWrapper<Proof> proof = new ReadOnlyObjectWrapper<>(Proof.OPEN);
  private final ReadOnlyStringWrapper proofText = new ReadOnlyStringWrapper();
  private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
  private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(-1);
  private String mechanisms;
  private int minimizing;

  StatusViewModel(ProjectOverview overview) {
    environment = new ReadOnlyStringWrapper(overview.environment());
    mechanisms = words(overview.systems());
    say(Proof.OPEN);
  }

  public ReadOnlyStringProperty environmentProperty() {
    return environment.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Proof> proofProperty() {
    return proof.getReadOnlyProperty();
  }

  /// Such as `Rollback proven · undo log · SQLite`.
  public ReadOnlyStringProperty proofTextProperty() {
    return proofText.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /// The share of known states that is tried, 0 to 1; negative while no run goes on.
  public ReadOnlyDoubleProperty shareProperty() {
    return share.getReadOnlyProperty();
  }

  void clear() {
    say(Proof.OPEN);
    progress.set("");
    share.set(-1);
  }

  void ready(URI api, List<SystemInfo> systems) {
    environment.set(api.getAuthority() == null ? api.toString() : api.getAuthority());
    mechanisms = words(systems);
    say(proof.get());
  }

  /// Rollback is proven by itself, without a run.
  void proved(WorldViewModel.Proof byItself) {
    switch (byItself) {
      case WorldViewModel.Proof.NotTried(), WorldViewModel.Proof.Stopped() -> say(Proof.OPEN);
      case WorldViewModel.Proof.GoingOn() -> say(Proof.RUNNING);
      case WorldViewModel.Proof.Done done -> say(done.isProven() ? Proof.PROVEN : Proof.FAILED);
    }
  }

  void on(ExplorationEvent event) {
    switch (event) {
      case ExplorationEvent.ProofStep(var _, boolean passed) ->
          say(passed && proof.get() != Proof.FAILED ? Proof.RUNNING : Proof.FAILED);
      case ExplorationEvent.StateFound(var state, var _) -> {
        if (state.number() == 0 && proof.get() == Proof.RUNNING) {
          say(Proof.PROVEN);
        }
      }
      case ExplorationEvent.Started _ -> minimizing = 0;
      case ExplorationEvent.Minimizing(int violations) -> minimizing = violations;
      default -> {}
    }
  }

  void ended(Notice ending) {
    progress.set(ending.headline());
    share.set(-1);
  }

  void publish(RecordedRun run, Phase phase) {
    switch (phase) {
      case RUNNING, PAUSING, PAUSED -> {
        if (minimizing > 0) {
          progress.set(
              (phase == Phase.RUNNING ? "Leaving out" : "Paused while leaving out")
                  + " what is not needed from the paths of "
                  + Words.count(minimizing, "violation"));
          share.set(-1);
          return;
        }
        int states = run.totals().states();
        int closed = run.totals().closed();
        String doing = phase == Phase.RUNNING ? "Exploring depth " : "Paused at depth ";
        progress.set(
            doing
                + (run.closedTo() + 1)
                + " · "
                + Words.count(closed)
                + " of "
                + Words.count(states, "known state")
                + " tried");
        share.set(states == 0 ? 0 : (double) closed / states);
      }
      case STARTING, PROVING, STOPPING -> {
        progress.set(phase.words() + "…");
        share.set(-1);
      }
      case IDLE, ENDED -> share.set(-1);
    }
  }

  private void say(Proof now) {
    proof.set(now);
    String said =
        switch (now) {
          case OPEN -> "Rollback not proven yet";
          case RUNNING -> "Proving rollback";
          case PROVEN -> "Rollback proven";
          case FAILED -> "Rollback not proven";
        };
    proofText.set(mechanisms.isEmpty() ? said : said + " · " + mechanisms);
  }

  private static String words(List<SystemInfo> systems) {
    return systems.stream()
        .map(system ->
            system.mechanism().isEmpty()
                ? system.kind()
                : system.mechanism() + " · " + system.kind())
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
