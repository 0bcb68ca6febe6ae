package io.venomqa.app.ui.replay;

import io.venomqa.app.ui.command.Command;
import io.venomqa.app.ui.graph.GraphChange;
import io.venomqa.app.ui.record.Details;
import io.venomqa.app.ui.record.Neighbourhood;
import io.venomqa.app.ui.record.RecordedRun;
import io.venomqa.app.ui.value.CallDetail;
import io.venomqa.app.ui.value.StateDetail;
import io.venomqa.app.ui.value.ViolationRow;
import io.venomqa.engine.model.Violation;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/// Walks a recorded path: position 0 is the initial state, position n the state after its n-th
/// call.
public final class ReplayViewModel {

  private final ViolationRow violation;
  private final StateDetail start;
  private final List<CallDetail> calls;
  private final List<GraphChange> picture;
  private final ReadOnlyIntegerWrapper position = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
  private final BooleanProperty changedOnly = new SimpleBooleanProperty(true);
  private final Command first;
  private final Command previous;
  private final Command next;
  private final Command last;
  private final Command play;

  /// A replay of a violation's path, at its last call.
  public ReplayViewModel(ViolationRow violation, RecordedRun run) {
    this.violation = violation;
    Violation found = run.violations().violation(violation.number());
    Details details = new Details(run);
    this.start = details.state(0);
    this.calls = details.calls(found);
    this.picture = Neighbourhood.of(found.path(), run);
    ObservableValue<String> atStart =
        position.map(at -> at.intValue() == 0 ? "this is the initial state." : "");
    ObservableValue<String> atEnd =
        position.map(at -> at.intValue() == length() ? "this is the last call." : "");
    first = new Command("First", "Home", atStart, () -> goTo(0));
    previous = new Command("Prev", "←", atStart, () -> goTo(position.get() - 1));
    next = new Command("Next", "→", atEnd, () -> goTo(position.get() + 1));
    last = new Command("Last", "End", atEnd, () -> goTo(length()));
    play =
        new Command(
            "Play",
            "Space",
            playing.map(on -> length() == 0 ? "the path has no calls." : ""),
            this::playOrHold);
    position.set(length());
  }

  public ViolationRow violation() {
    return violation;
  }

  /// The initial state.
  public StateDetail start() {
    return start;
  }

  /// The calls in order.
  public List<CallDetail> calls() {
    return calls;
  }

  /// The call that led to the present position; empty in the initial state.
  public Optional<CallDetail> call() {
    return position.get() == 0 ? Optional.empty() : Optional.of(calls.get(position.get() - 1));
  }

  /// The states of the path and what leads off them.
  public List<GraphChange> picture() {
    return picture;
  }

  public int length() {
    return calls.size();
  }

  public ReadOnlyIntegerProperty positionProperty() {
    return position.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty playingProperty() {
    return playing.getReadOnlyProperty();
  }

  /// Whether the diff leaves out columns that stayed as they were.
  public BooleanProperty changedOnlyProperty() {
    return changedOnly;
  }

  public Command first() {
    return first;
  }

  public Command previous() {
    return previous;
  }

  public Command next() {
    return next;
  }

  public Command last() {
    return last;
  }

  /// Plays on, or holds.
  public Command play() {
    return play;
  }

  /// Goes to a position; one outside the path means its nearest end.
  public void goTo(int newPosition) {
    position.set(Math.clamp(newPosition, 0, length()));
  }

  /// One step of playing; stops at the end.
  public void tick() {
    if (playing.get()) {
      goTo(position.get() + 1);
      if (position.get() == length()) {
        playing.set(false);
      }
    }
  }

  private void playOrHold() {
    if (playing.get()) {
      playing.set(false);
    } else {
      if (position.get() == length()) {
        goTo(0);
      }
      playing.set(true);
    }
  }
}
