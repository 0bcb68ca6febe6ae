package io.venomqa.app.ui.explore;

import io.venomqa.app.session.RunSettings;
import io.venomqa.app.ui.graph.GraphChange;
import io.venomqa.app.ui.graph.Selection;
import io.venomqa.app.ui.record.Details;
import io.venomqa.app.ui.record.RecordedRun;
import io.venomqa.app.ui.value.CallDetail;
import io.venomqa.app.ui.value.EndingText;
import io.venomqa.app.ui.value.Notice;
import io.venomqa.app.ui.value.PathStep;
import io.venomqa.app.ui.value.ViolationRow;
import io.venomqa.app.ui.value.Words;
import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.model.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One run as it is shown: its picture, what is selected in it, its numbers and its ending.
///
/// Events are taken in by [#on]; what they change in counters and picture is shown by [#publish],
/// once per frame.
public final class ExploreViewModel {

  private final LongSupplier clock;
  private final CountersViewModel counters = new CountersViewModel();
  private final ReadOnlyObjectWrapper<Optional<Notice>> ending =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Duration> elapsed =
      new ReadOnlyObjectWrapper<>(Duration.ZERO);
  private final ReadOnlyObjectWrapper<Selection> selection =
      new ReadOnlyObjectWrapper<>(Selection.none());
  private final ReadOnlyObjectWrapper<List<PathStep>> highlight =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Inspected> inspected =
      new ReadOnlyObjectWrapper<>(new Inspected.Nothing());
  private final ReadOnlyObjectWrapper<RecordedRun> run =
      new ReadOnlyObjectWrapper<>(new RecordedRun());
  private final List<GraphChange> unpublished = new ArrayList<>();
  private Consumer<List<GraphChange>> picture = changes -> {};
  private Optional<ViolationRow> violation = Optional.empty();
  private List<CallDetail> violationCalls = List.of();
  private RunSettings settings;
  private long startedAt;
  private OptionalLong pausedAt = OptionalLong.empty();
  private boolean ended = true;

  /// @param clock nanoseconds from any origin
  public ExploreViewModel(RunSettings settings, LongSupplier clock) {
    this.settings = settings;
    this.clock = clock;
  }

  public CountersViewModel counters() {
    return counters;
  }

  /// How the last run ended; empty before and while it goes on.
  public ReadOnlyObjectProperty<Optional<Notice>> endingProperty() {
    return ending.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Duration> elapsedProperty() {
    return elapsed.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Selection> selectionProperty() {
    return selection.getReadOnlyProperty();
  }

  /// The path that stands out; empty for none.
  public ReadOnlyObjectProperty<List<PathStep>> highlightProperty() {
    return highlight.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Inspected> inspectedProperty() {
    return inspected.getReadOnlyProperty();
  }

  /// What is known of the run; another one after each start.
  public ReadOnlyObjectProperty<RecordedRun> runProperty() {
    return run.getReadOnlyProperty();
  }

  /// The violation whose path stands out.
  public Optional<ViolationRow> violation() {
    return violation;
  }

  /// Sets who draws: gets what changed, in order, at each publishing.
  public void drawOn(Consumer<List<GraphChange>> newPicture) {
    picture = newPicture;
  }

  /// Forgets the last run.
  public void begin(RunSettings newSettings) {
    settings = newSettings;
    run.set(new RecordedRun());
    unpublished.clear();
    selectNothing();
    ending.set(Optional.empty());
    startedAt = clock.getAsLong();
    pausedAt = OptionalLong.empty();
    elapsed.set(Duration.ZERO);
    counters.clear(startedAt);
    ended = false;
  }

  /// Takes in an event of the run.
  public void on(ExplorationEvent event) {
    unpublished.addAll(run.get().on(event));
    keepTime(event);
    if (event instanceof ExplorationEvent.Ended(var how, var reached, var _, long nanos)) {
      publish();
      ended = true;
      Duration time = Duration.ofNanos(nanos);
      elapsed.set(time);
      counters.finish(run.get(), time);
      ending.set(Optional.of(EndingText.of(how, found(time), reached.left())));
    }
  }

  /// Exploring begins when rollback is proven, and stands still in a pause.
  private void keepTime(ExplorationEvent event) {
    long now = clock.getAsLong();
    switch (event) {
      case ExplorationEvent.StateFound(var state, var _) when state.number() == 0 ->
          startedAt = now;
      case ExplorationEvent.Paused _ -> pausedAt = OptionalLong.of(now);
      case ExplorationEvent.Resumed _ -> {
        startedAt += now - pausedAt.orElse(now);
        pausedAt = OptionalLong.empty();
      }
      default -> {}
    }
  }

  /// Shows what happened since the last time.
  public void publish() {
    if (!unpublished.isEmpty()) {
      List<GraphChange> changes = List.copyOf(unpublished);
      unpublished.clear();
      picture.accept(changes);
    }
    if (!ended) {
      tick();
    }
  }

  /// Lets the clock and the courses go on though nothing happens.
  public void tick() {
    if (!ended) {
      long now = clock.getAsLong();
      elapsed.set(Duration.ofNanos(pausedAt.orElse(now) - startedAt));
      counters.show(run.get(), now);
    }
  }

  /// Selects a call of the graph.
  public void selectTransition(int transition) {
    boolean onPath = highlight.get().stream().anyMatch(step -> step.transition() == transition);
    if (!onPath) {
      clearHighlight();
    }
    selection.set(new Selection.Transition(transition));
    inspected.set(inspectedCall(transition));
  }

  public void selectState(int state) {
    boolean onPath =
        highlight.get().stream().anyMatch(step -> step.to() == state || step.from() == state);
    if (!onPath) {
      clearHighlight();
    }
    selection.set(new Selection.State(state));
    inspected.set(
        new Inspected.State(
            new Details(run.get()).state(state), rows(run.get().violations().in(state))));
  }

  public void selectNothing() {
    clearHighlight();
    selection.set(Selection.none());
    inspected.set(new Inspected.Nothing());
  }

  /// Makes the path of a violation stand out and selects the call that broke the rule.
  public void selectViolation(ViolationRow row) {
    Violation found = run.get().violations().violation(row.number());
    violation = Optional.of(row);
    violationCalls = new Details(run.get()).calls(found);
    highlight.set(PathStep.of(found.path()));
    if (violationCalls.isEmpty()) {
      selectState(row.state());
    } else {
      selection.set(new Selection.Transition(highlight.get().getLast().transition()));
      inspected.set(inspectedStep(row, violationCalls.size()));
    }
  }

  /// The calls of a path in full: where it begins the path that stands out, as the replay made
  /// them.
  public List<CallDetail> calls(List<PathStep> path) {
    List<PathStep> shown = highlight.get();
    if (path.size() <= shown.size() && shown.subList(0, path.size()).equals(path)) {
      return violationCalls.subList(0, path.size());
    }
    Details details = new Details(run.get());
    return path.stream().map(step -> details.call(step.transition())).toList();
  }

  private void clearHighlight() {
    violation = Optional.empty();
    violationCalls = List.of();
    highlight.set(List.of());
  }

  private Inspected.Call inspectedCall(int transition) {
    for (PathStep step : highlight.get()) {
      if (step.transition() == transition && violation.isPresent()) {
        return inspectedStep(violation.get(), step.position());
      }
    }
    CallDetail call = new Details(run.get()).call(transition);
    return new Inspected.Call(
        call, call.path(), call.path().size(), rows(run.get().violations().after(transition)));
  }

  private Inspected.Call inspectedStep(ViolationRow row, int position) {
    return new Inspected.Call(
        violationCalls.get(position - 1),
        highlight.get(),
        position,
        position == violationCalls.size() ? List.of(row) : List.of());
  }

  private static List<ViolationRow> rows(List<Violation> violations) {
    return violations.stream()
        .map(found ->
            ViolationRow.of(
                found,
                1,
                found.path().steps().isEmpty() ? 0 : found.path().steps().getLast().number()))
        .toList();
  }

  private EndingText.Found found(Duration time) {
    RecordedRun now = run.get();
    return new EndingText.Found(
        now.totals().states(),
        now.totals().transitions(),
        now.violations().brokenRules().size(),
        now.totals().failedScripts(),
        now.totals().changedRows(),
        now.closedTo(),
        time,
        new EndingText.Limits(
            Words.count(settings.steps(), "call"),
            "depth " + settings.depth(),
            Words.duration(settings.time()),
            Words.count(settings.violations(), "violation")));
  }
}
