package io.venomqa.app.cli;

import io.venomqa.adapters.report.EndingText;
import io.venomqa.app.session.ConsoleLine;
import io.venomqa.app.session.ProjectOverview.SystemInfo;
import io.venomqa.app.session.RunListener;
import io.venomqa.engine.event.ExplorationEvent;
import java.net.URI;
import java.util.List;

/// Tells on a terminal how a run goes: the proof of rollback, scripts' output, and, where a person
/// is watching, a line of counters that is drawn over itself.
final class Progress implements RunListener {

  private static final long REDRAW_NANOS = 100_000_000;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final Terminal terminal;
  private final boolean showApiOutput;
  private int states;
  private int transitions;
  private int waiting;
  private int violations;
  private long drawn;
  private boolean counters;

  Progress(Terminal terminal, boolean showApiOutput) {
    this.terminal = terminal;
    this.showApiOutput = showApiOutput;
  }

  @Override
  public synchronized void ready(URI api, List<SystemInfo> systems) {
    systems.forEach(
        system -> say("%s: %s, %s".formatted(system.name(), system.kind(), system.mechanism())));
    say("API: " + api);
    if (systems.isEmpty()) {
      say("Nothing is restored: no system is named. Paths are walked again on fresh resources.");
    }
  }

  @Override
  public synchronized void console(ConsoleLine line) {
    if (!line.origin().equals("api") || showApiOutput || line.level() == ConsoleLine.Level.ERROR) {
      say(line.origin() + ": " + line.text());
    }
  }

  @Override
  public synchronized void on(ExplorationEvent event) {
    switch (event) {
      case ExplorationEvent.ProofStep(var description, var passed) ->
          say((passed ? "Rollback: " : "Rollback not proven: ") + description);
      case ExplorationEvent.ScopeClosed(var closed) -> say(EndingText.tried(closed));
      case ExplorationEvent.Minimizing(int found) ->
          say("Leaving out what is not needed from the paths of violations: " + found);
      case ExplorationEvent.StateFound _ -> states++;
      case ExplorationEvent.StateWaiting _ -> waiting++;
      case ExplorationEvent.StateClosed _ -> waiting--;
      case ExplorationEvent.TransitionTaken _ -> transitions++;
      case ExplorationEvent.ViolationFound _ -> violations++;
      case ExplorationEvent.Ended _ -> clear();
      case ExplorationEvent.Started _,
          ExplorationEvent.StateEntered _,
          ExplorationEvent.TransitionSettled _,
          ExplorationEvent.ActionSkipped _,
          ExplorationEvent.ViolationChecked _,
          ExplorationEvent.ScriptFailed _,
          ExplorationEvent.Noticed _,
          ExplorationEvent.HiddenStateFound _,
          ExplorationEvent.Paused _,
          ExplorationEvent.Resumed _ -> {}
    }
    if (!(event instanceof ExplorationEvent.Ended)) {
      draw();
    }
  }

  private void draw() {
    long now = System.nanoTime();
    if (!terminal.interactive() || transitions == 0 || now - drawn < REDRAW_NANOS) {
      return;
    }
    drawn = now;
    counters = true;
    terminal
        .out()
        .print(
            CLEAR_LINE
                + "%,d states, %,d transitions, %,d waiting, %,d violations"
                    .formatted(states, transitions, waiting, violations));
    terminal.out().flush();
  }

  private void say(String line) {
    clear();
    terminal.line(line);
  }

  private void clear() {
    if (counters) {
      counters = false;
      terminal.out().print(CLEAR_LINE);
      terminal.out().flush();
    }
  }
}
