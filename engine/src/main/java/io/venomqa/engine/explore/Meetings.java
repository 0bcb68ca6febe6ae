package io.venomqa.engine.explore;

import io.venomqa.engine.explore.StateSpace.Arrival;
import io.venomqa.engine.identity.Abstraction;
import io.venomqa.engine.identity.Source;
import io.venomqa.engine.model.Learned;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.model.Sameness;
import io.venomqa.engine.model.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Keeps which calls led to states that were known before, and says why none did.
final class Meetings {

  private static final int ENOUGH = 30;
  private static final int SHARE = 50;
  private static final int MOST_NAMED = 5;

  private final StateSpace states;
  private final Abstraction abstraction;
  private final Bookkeeping bookkeeping;
  private final List<Integer> renamed = new ArrayList<>();
  private int effective;
  private int met;

  Meetings(StateSpace states, Abstraction abstraction) {
    this.states = states;
    this.abstraction = abstraction;
    this.bookkeeping = new Bookkeeping(abstraction);
  }

  void arrived(Transition transition, Arrival arrival) {
    bookkeeping.performed(transition);
    if (!arrival.exact()) {
      renamed.add(transition.number());
    }
    if (!transition.changes().isEmpty()) {
      effective++;
      met += arrival.found() ? 0 : 1;
    }
  }

  Sameness sameness() {
    return states.isBegun()
        ? new Sameness(states.identity().learned(), renamed, met)
        : Sameness.NONE;
  }

  /// What a reader has to know about what values mean.
  List<Notice> notices() {
    List<Notice> notices = new ArrayList<>(bookkeeping.notices());
    for (Learned learned : sameness().learned()) {
      Source source = Source.of(learned.source());
      if (learned.kind() == Learned.Kind.UNEXPLAINED && !abstraction.settles(source)) {
        notices.add(
            new Notice(
                Notice.Kind.UNSTEADY_VALUE,
                "%s differs when the same calls are made again, and is no time, no number of a row and no long random value. It counts as part of the state; it may also be state that the API hides. If it does not matter, write state: {ignore: [\"%s\"]}; if it is well as it is, state: {keep: [\"%s\"]}. The JSON report has an example, under sameness."
                    .formatted(learned.source(), source.pattern(), source.pattern())));
      }
    }
    if (effective >= ENOUGH && met * SHARE < effective) {
      List<String> columns = states.whatTellsApart();
      String few = columns.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
      notices.add(
          new Notice(
              Notice.Kind.NOTHING_MET_AGAIN,
              "Of %d calls that changed something, %s led to a state that was known. %s"
                  .formatted(
                      effective,
                      met == 0 ? "none" : "only " + met,
                      columns.isEmpty()
                          ? "The states have not even the same number of rows in common: each call may add to what was there."
                          : "States that are otherwise equal differ in "
                              + few
                              + ". What of that does not matter can be listed under state.ignore.")));
    }
    return notices;
  }
}
