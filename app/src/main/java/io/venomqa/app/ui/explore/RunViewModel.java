package io.venomqa.app.ui.explore;

import io.venomqa.app.session.OpenedProject;
import io.venomqa.app.session.RunHandle;
import io.venomqa.app.session.RunListener;
import io.venomqa.app.session.RunSettings;
import io.venomqa.app.session.RunSettings.Strategy;
import io.venomqa.app.ui.command.Command;
import io.venomqa.engine.event.ExplorationEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// Run, pause, step, stop: what can be done with a run, and where it stands. Never waits.
public final class RunViewModel {

  private final OpenedProject project;
  private final Supplier<RunListener> newListener;
  private final Consumer<Runnable> uiThread;
  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.IDLE);
  private final ObjectProperty<RunSettings> settings = new SimpleObjectProperty<>();
  private final BooleanProperty closing = new SimpleBooleanProperty();
  private final StringProperty otherUse = new SimpleStringProperty("");
  private final ObservableValue<String> runRefusal;
  private final Command run;
  private final ReadOnlyBooleanWrapper resumable = new ReadOnlyBooleanWrapper();
  private final Command resume;
  private final Command pause;
  private final Command goOn;
  private final Command step;
  private final Command stop;
  private Optional<RunHandle> handle = Optional.empty();
  private boolean stepping;

  /// @param newListener makes ready for a new run and returns who is told of it
  /// @param uiThread takes work from any thread and runs it on the UI thread, in order
  public RunViewModel(
      OpenedProject project, Supplier<RunListener> newListener, Consumer<Runnable> uiThread) {
    this.project = project;
    this.newListener = newListener;
    this.uiThread = uiThread;
    settings.set(project.overview().defaults());
    runRefusal =
        phase.flatMap(now ->
            closing.flatMap(still ->
                otherUse.map(use ->
                    now.isActive()
                        ? "a run goes on already. Stop it first."
                        : still ? "the world is being put back." : use)));
    run = new Command("Run", "F5", runRefusal, () -> start(project::run));
    resume =
        new Command(
            "Resume",
            "",
            runRefusal.flatMap(refusal ->
                resumable.map(there ->
                    there ? refusal : "no earlier run of these scripts left anything to try.")),
            () -> start(project::resume));
    pause = new Command("Pause", "F6", refusedUnless(Phase.RUNNING, Phase::reason), this::hold);
    goOn = new Command("Go on", "F6", refusedUnless(Phase.PAUSED, Phase::reason), this::proceed);
    step = new Command("Step", "F10", refusedUnless(Phase.PAUSED, Phase::reason), this::oneStep);
    stop =
        new Command(
            "Stop",
            "Shift F5",
            phase.map(now ->
                now == Phase.STOPPING ? now.reason() : now.isActive() ? "" : "nothing runs."),
            this::halt);
    lookForEarlierRun();
  }

  /// Why the world is not free for anything else; empty when it is.
  public ObservableValue<String> useProperty() {
    return phase.flatMap(now ->
        closing.map(still ->
            now.isActive()
                ? "a run goes on. Stop it first."
                : still ? "the world is being put back." : ""));
  }

  /// What else uses the world, so that no run can start; empty when nothing does.
  public void yieldTo(ObservableValue<String> use) {
    otherUse.bind(use);
  }

  public ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /// How the next run is to go about it.
  public ObjectProperty<RunSettings> settingsProperty() {
    return settings;
  }

  /// The strategies by name, in the order of the window.
  public List<String> strategies() {
    return Arrays.stream(Strategy.values()).map(RunViewModel::name).toList();
  }

  /// The next run's strategy.
  public String strategy() {
    return name(settings.get().strategy());
  }

  /// Chooses the next run's strategy.
  ///
  /// @param name one of [#strategies]
  public void chooseStrategy(String name) {
    for (Strategy strategy : Strategy.values()) {
      if (name(strategy).equals(name)) {
        settings.set(settings.get().with(strategy));
      }
    }
  }

  private static String name(Strategy strategy) {
    String words = strategy.word().replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  public Command run() {
    return run;
  }

  /// Goes on with an earlier run.
  public Command resume() {
    return resume;
  }

  /// Whether there is an earlier run to go on with, and no run goes on.
  public ObservableValue<Boolean> resumableProperty() {
    return phase.flatMap(now -> resumable.map(there -> there && !now.isActive()));
  }

  public Command pause() {
    return pause;
  }

  public Command goOn() {
    return goOn;
  }

  public Command step() {
    return step;
  }

  public Command stop() {
    return stop;
  }

  /// Pauses, or goes on when paused.
  public void pauseOrGoOn() {
    if (!goOn.perform()) {
      pause.perform();
    }
  }

  /// Stops what goes on.
  ///
  /// @return completes when everything is put back
  public CompletableFuture<Void> shutDown() {
    stop.perform();
    return handle.map(RunHandle::closed).orElseGet(() -> CompletableFuture.completedFuture(null));
  }

  /// Takes note of an event, on the UI thread.
  public void on(ExplorationEvent event) {
    switch (event) {
      case ExplorationEvent.Started _ -> move(Phase.STARTING);
      case ExplorationEvent.ProofStep _ -> move(Phase.PROVING);
      case ExplorationEvent.StateFound(var state, var _) -> {
        if (state.number() == 0 && phase.get() != Phase.PAUSING) {
          move(Phase.RUNNING);
        }
      }
      case ExplorationEvent.Paused _ -> {
        stepping = false;
        move(Phase.PAUSED);
      }
      case ExplorationEvent.Resumed _ -> {
        if (!stepping) {
          move(Phase.RUNNING);
        }
      }
      case ExplorationEvent.Ended _ -> phase.set(Phase.ENDED);
      default -> {}
    }
  }

  private void start(BiFunction<RunSettings, RunListener, RunHandle> begin) {
    RunListener listener = newListener.get();
    phase.set(Phase.STARTING);
    closing.set(true);
    stepping = false;
    resumable.set(false);
    RunHandle started = begin.apply(settings.get(), listener);
    handle = Optional.of(started);
    var _ =
        started
            .closed()
            .whenComplete((_, _) ->
                uiThread.accept(() -> {
                  closing.set(false);
                  lookForEarlierRun();
                }));
  }

  private void lookForEarlierRun() {
    var _ =
        project
            .isResumable()
            .whenComplete(
                (there, failure) -> uiThread.accept(() -> resumable.set(failure == null && there)));
  }

  private void hold() {
    phase.set(Phase.PAUSING);
    handle.ifPresent(RunHandle::pause);
  }

  private void proceed() {
    phase.set(Phase.RUNNING);
    handle.ifPresent(RunHandle::resume);
  }

  private void oneStep() {
    stepping = true;
    handle.ifPresent(RunHandle::step);
  }

  private void halt() {
    phase.set(Phase.STOPPING);
    handle.ifPresent(RunHandle::stop);
  }

  private void move(Phase next) {
    if (phase.get() != Phase.STOPPING) {
      phase.set(next);
    }
  }

  private ObservableValue<String> refusedUnless(Phase allowed, Function<Phase, String> reason) {
    return phase.map(now -> now == allowed ? "" : reason.apply(now));
  }
}
