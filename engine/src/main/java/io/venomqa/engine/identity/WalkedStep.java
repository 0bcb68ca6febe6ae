package io.venomqa.engine.identity;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Context;
import java.util.List;

/// One step of a walk from the initial state, and what came of it.
///
/// @param status of its last answer
public record WalkedStep(
    ActionId action, int status, List<Change> changes, Context before, Context after) {

  public WalkedStep {
    changes = List.copyOf(changes);
  }
}
