package io.venomqa.engine.rule;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.world.ApiSession;
import java.util.Set;

/// A named thing that can be done to the API.
///
/// @param expectedStatus statuses that are right for its returned response; empty when any is
/// @param preconditions actions that must have been performed and answered on the same path
public record Action(
    ActionId id, Set<Integer> expectedStatus, Set<ActionId> preconditions, Body body) {

  /// What an action does. Called by the thread that explores; everything it needs of the world is
  /// in the session.
  public interface Body {

    /// Performs the action. What it throws counts as its own error, never as a bug of the API.
    Outcome perform(ApiSession session);
  }

  public Action {
    expectedStatus = Set.copyOf(expectedStatus);
    preconditions = Set.copyOf(preconditions);
  }

  /// An action with no expectations of its own.
  public static Action of(String name, Body body) {
    return new Action(new ActionId(name), Set.of(), Set.of(), body);
  }
}
