package io.venomqa.app.ui.explore;

import io.venomqa.app.ui.record.RecordedRun;
import io.venomqa.app.ui.record.RunTotals;
import io.venomqa.app.ui.value.Words;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The numbers of a run, brought up to date once per frame and sampled five times a second.
public final class CountersViewModel {

  private static final long SAMPLE_NANOS = 200_000_000;

  private final CounterViewModel states = new CounterViewModel("States");
  private final CounterViewModel transitions = new CounterViewModel("Transitions");
  private final CounterViewModel rate = new CounterViewModel("Transitions/s");
  private final CounterViewModel depth = new CounterViewModel("Depth");
  private final CounterViewModel waiting = new CounterViewModel("Waiting");
  private final CounterViewModel violations = new CounterViewModel("Violations");
  private long lastSample;
  private int lastTransitions;

  /// In the order of the window.
  public List<CounterViewModel> all() {
    return List.of(states, transitions, rate, depth, waiting, violations);
  }

  void clear(long now) {
    all().forEach(CounterViewModel::clear);
    lastSample = now;
    lastTransitions = 0;
  }

  /// Shows the numbers as they are.
  ///
  /// @param now in nanoseconds, from any origin
  void show(RecordedRun run, long now) {
    RunTotals totals = run.totals();
    states.show(Words.count(totals.states()), Words.count(totals.joined()) + " joined");
    transitions.show(
        Words.count(totals.transitions()), Words.count(totals.withoutEffect()) + " no effect");
    int closed = run.closedTo();
    depth.show(Words.count(totals.depth()), closed < 0 ? "" : "closed to " + closed);
    waiting.show(Words.count(totals.waiting()), totals.waiting() == 1 ? "state" : "states");
    int broken = run.violations().brokenRules().size();
    violations.show(
        Words.count(run.violations().size()),
        broken == 0 ? "" : broken == 1 ? "1 rule broken" : broken + " rules broken");
    if (now - lastSample >= SAMPLE_NANOS) {
      double perSecond = (totals.transitions() - lastTransitions) * 1e9 / (now - lastSample);
      rate.show(perSecond(perSecond), "");
      states.sample(totals.states());
      transitions.sample(totals.transitions());
      rate.sample(perSecond);
      depth.sample(totals.depth());
      waiting.sample(totals.waiting());
      violations.sample(run.violations().size());
      lastSample = now;
      lastTransitions = totals.transitions();
    }
  }

  /// Shows the mean speed of the whole run.
  void finish(RecordedRun run, Duration time) {
    double perSecond = run.totals().transitions() * 1e9 / Math.max(1, time.toNanos());
    rate.show(perSecond(perSecond), "on average");
  }

  private static String perSecond(double value) {
    return value < 100 ? String.format(Locale.ROOT, "%.1f", value) : Words.count(Math.round(value));
  }
}
