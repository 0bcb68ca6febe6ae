package io.venomqa.adapters.report;

import static io.venomqa.adapters.report.PlainText.line;

import io.venomqa.engine.event.ExplorationEvent;
import java.util.Optional;

/// What is worth a line on a terminal while a run is going on.
public final class EventLines {

  private final Ink ink;

  /// @param colours whether the terminal shows colours
  public EventLines(boolean colours) {
    this.ink = new Ink(colours);
  }

  /// The event as one line without a line break; empty for those that come by the thousand, and for
  /// the end, which [ConsoleReport] tells.
  public Optional<String> of(ExplorationEvent event) {
    return switch (event) {
      case ExplorationEvent.Started started ->
          Optional.of(
              "Exploring %s and %s, %s"
                  .formatted(
                      PlainText.count(started.actions().size(), "action"),
                      PlainText.count(started.invariants().size(), "invariant"),
                      started.strategy()));
      case ExplorationEvent.ProofStep step ->
          Optional.of(
              (step.passed() ? ink.success("✓") : ink.danger("!"))
                  + " "
                  + line(step.description()));
      case ExplorationEvent.ViolationChecked checked ->
          Optional.of(
              ink.severity(checked.violation().severity())
                  + "  "
                  + line(checked.violation().group())
                  + "  "
                  + line(checked.violation().path().toString()));
      case ExplorationEvent.Minimizing minimizing ->
          Optional.of(
              "Leaving out what is not needed from the paths of "
                  + PlainText.count(minimizing.violations(), "violation"));
      case ExplorationEvent.ScriptFailed failed ->
          Optional.of(
              ink.danger("SCRIPT ERROR") + "  " + line(failed.problem().error().toString()));
      case ExplorationEvent.Noticed noticed ->
          Optional.of(ink.warning("Note:") + " " + line(noticed.notice().message()));
      case ExplorationEvent.HiddenStateFound hidden ->
          Optional.of(ink.danger("HIDDEN STATE") + "  " + line(hidden.found().summary()));
      case ExplorationEvent.ScopeClosed(var closed) -> Optional.of(EndingText.tried(closed));
      case ExplorationEvent.Paused _ -> Optional.of("Paused");
      case ExplorationEvent.Resumed _ -> Optional.of("Resumed");
      case ExplorationEvent.StateFound _,
          ExplorationEvent.StateEntered _,
          ExplorationEvent.StateWaiting _,
          ExplorationEvent.StateClosed _,
          ExplorationEvent.TransitionTaken _,
          ExplorationEvent.TransitionSettled _,
          ExplorationEvent.ActionSkipped _,
          ExplorationEvent.ViolationFound _,
          ExplorationEvent.Ended _ ->
          Optional.empty();
    };
  }
}
