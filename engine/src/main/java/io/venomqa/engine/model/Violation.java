package io.venomqa.engine.model;

import java.util.List;

/// A rule that did not hold, with the path that shows it.
///
/// @param number 1 for the first of the run
/// @param rule the invariant's name, or that of a built-in rule such as `expected_status`
/// @param message what the rule says
/// @param detail what was seen this time; may be empty
/// @param path from the initial state, including the step after which the rule was broken. As it
///   was performed in the replay, once that is confirmed; until then as the search recorded it.
/// @param state number of the state in which it was found; a path made shorter may end in another
/// @param minimal whether the path is proven to be 1-minimal: every path with one of its steps left
///   out was performed from the initial state, and none broke the rule
/// @param simplified what was left out of or made smaller in the path's requests, in words and
///   without values, such as `create_order: without /note`; the action's own code sends more. Empty
///   where they are as that makes them
public record Violation(
    int number,
    Kind kind,
    String rule,
    Severity severity,
    String message,
    String detail,
    Path path,
    int state,
    Confirmation confirmation,
    boolean minimal,
    List<String> simplified) {

  public Violation {
    simplified = List.copyOf(simplified);
  }

  /// Which promise was broken.
  public enum Kind {
    /// An invariant of the project.
    INVARIANT,
    /// An action's `expectedStatus`.
    EXPECTED_STATUS,
    /// An expectation inside an action, such as `expectJsonField`.
    EXPECTATION,
    /// The API closed the connection, timed out or sent something that is not HTTP.
    NO_ANSWER
  }

  /// Whether replaying the path from the initial state broke the rule again.
  public enum Confirmation {
    UNCHECKED,
    CONFIRMED,
    NOT_REPRODUCIBLE
  }

  /// The same, which cannot be relied on.
  ///
  /// @param reason added to what was seen; empty where a replay just did not show it again
  public Violation notReproducible(String reason) {
    return new Violation(
        number,
        kind,
        rule,
        severity,
        message,
        detail.isEmpty() || reason.isEmpty() ? detail + reason : detail + ". " + reason,
        path,
        state,
        Confirmation.NOT_REPRODUCIBLE,
        false,
        simplified);
  }

  /// The same, as a replay performed and saw it.
  public Violation confirmed(
      Path performed,
      String newMessage,
      String newDetail,
      boolean isMinimal,
      List<String> simplifiedRequests) {
    return new Violation(
        number,
        kind,
        rule,
        severity,
        newMessage,
        newDetail,
        performed,
        state,
        Confirmation.CONFIRMED,
        isMinimal,
        simplifiedRequests);
  }

  /// What violations of one cause have in common: the rule with the calls of the minimal path.
  /// Those without a minimal path are taken together, by the rule alone.
  public String cause() {
    return minimal ? group() + ": " + path : group();
  }

  /// The rule, and for rules that speak about a call the action.
  public String group() {
    return kind == Kind.INVARIANT || path.steps().isEmpty()
        ? rule
        : rule + " of " + path.steps().getLast().action();
  }
}
