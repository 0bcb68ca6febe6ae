package io.venomqa.app.ui.world;

import io.venomqa.app.session.ConsoleLine;
import io.venomqa.app.session.Examination;
import io.venomqa.app.session.Finding;
import io.venomqa.app.session.OpenedProject;
import io.venomqa.app.ui.command.Command;
import io.venomqa.app.ui.value.Notice;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// Proves rollback on demand, by the same examination as `venomqa doctor`. Never waits.
public final class WorldViewModel {

  /// Where the proof stands.
  public sealed interface Proof {

    record NotTried() implements Proof {}

    record GoingOn() implements Proof {}

    record Stopped() implements Proof {}

    /// It is over.
    ///
    /// @param findings on the API, each system and rollback as a whole, in this order
    record Done(List<Finding> findings) implements Proof {

      public Done {
        findings = List.copyOf(findings);
      }

      /// Whether nothing is wrong and nothing was left untried.
      public boolean isProven() {
        return findings.stream()
            .allMatch(finding ->
                finding.verdict() == Finding.Verdict.OK
                    || finding.verdict() == Finding.Verdict.NOTE);
      }
    }
  }

  private final OpenedProject project;
  private final Consumer<ConsoleLine> console;
  private final Consumer<Runnable> uiThread;
  private final ReadOnlyObjectWrapper<Proof> proof =
      new ReadOnlyObjectWrapper<>(new Proof.NotTried());
  private final Command prove;
  private final Command stop;
  private Optional<Examination> examination = Optional.empty();

  /// @param use why the world is not free; empty when it is
  /// @param console told what the API and the scripts print; called by any thread
  /// @param uiThread takes work from any thread and runs it on the UI thread, in order
  public WorldViewModel(
      OpenedProject project,
      ObservableValue<String> use,
      Consumer<ConsoleLine> console,
      Consumer<Runnable> uiThread) {
    this.project = project;
    this.console = console;
    this.uiThread = uiThread;
    prove =
        new Command(
            "Prove rollback",
            "Ctrl R",
            proof.flatMap(now ->
                use.map(
                    other -> now instanceof Proof.GoingOn ? "rollback is being proven." : other)),
            this::start);
    stop =
        new Command(
            "Stop",
            "",
            proof.map(now -> now instanceof Proof.GoingOn ? "" : "nothing is being proven."),
            () -> examination.ifPresent(Examination::stop));
  }

  public ReadOnlyObjectProperty<Proof> proofProperty() {
    return proof.getReadOnlyProperty();
  }

  public Command prove() {
    return prove;
  }

  public Command stop() {
    return stop;
  }

  /// Why the world is not free because of this; empty when it is.
  public ObservableValue<String> useProperty() {
    return proof.map(now -> now instanceof Proof.GoingOn ? "rollback is being proven." : "");
  }

  /// What it all means, in a sentence.
  public Notice summary() {
    return switch (proof.get()) {
      case Proof.NotTried() ->
          new Notice(
              Notice.Tone.PLAIN,
              "Not proven yet.",
              "VenomQA makes real calls, sees what they change, takes it back and compares. Every run"
                  + " begins with it; here you can see it by itself.");
      case Proof.GoingOn() ->
          new Notice(
              Notice.Tone.PLAIN,
              "Proving rollback.",
              "The API is started and its actions are called until every system was seen to change.");
      case Proof.Stopped() ->
          new Notice(
              Notice.Tone.PLAIN, "Stopped by you.", "Nothing was proven; everything is put back.");
      case Proof.Done done ->
          done.isProven()
              ? new Notice(
                  Notice.Tone.GOOD,
                  "Rollback works.",
                  "Every system was changed through the API and taken back. Everything is as it was"
                      + " before.")
              : new Notice(
                  Notice.Tone.BAD,
                  "Rollback is not proven.",
                  "No run can start like this. What has to be done stands below.");
    };
  }

  /// Stops what goes on.
  ///
  /// @return completes when everything is put back
  public CompletableFuture<Void> shutDown() {
    stop.perform();
    return examination
        .map(going -> going.findings().<Void>thenApply(_ -> null))
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }

  private void start() {
    proof.set(new Proof.GoingOn());
    Examination started = project.examine(console);
    examination = Optional.of(started);
    var _ =
        started
            .findings()
            .thenAccept(found ->
                uiThread.accept(() ->
                    proof.set(found.<Proof>map(Proof.Done::new).orElseGet(Proof.Stopped::new))));
  }
}
