package io.venomqa.app.ui.explore;

import io.venomqa.app.ui.value.CallDetail;
import io.venomqa.app.ui.value.PathStep;
import io.venomqa.app.ui.value.StateDetail;
import io.venomqa.app.ui.value.ViolationRow;
import java.util.List;

/// What the inspector shows.
public sealed interface Inspected {

  /// Nothing is selected.
  record Nothing() implements Inspected {}

  /// A call.
  ///
  /// @param path the path that it is shown on, which may go on after it
  /// @param position of the call on that path, from 1
  /// @param violations rules that broke with this call
  record Call(CallDetail call, List<PathStep> path, int position, List<ViolationRow> violations)
      implements Inspected {}

  record State(StateDetail state, List<ViolationRow> violations) implements Inspected {}
}
