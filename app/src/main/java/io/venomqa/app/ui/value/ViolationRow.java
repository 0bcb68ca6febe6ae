package io.venomqa.app.ui.value;

import io.venomqa.engine.model.Violation;
import java.util.List;

/// One cause of broken rules, by its shortest path.
///
/// @param number the violation's number in the run
/// @param cause what all violations of this cause share
/// @param minimal whether it is proven that no call of the path can be left out
/// @param simplified what its requests lack of what the actions' own code sends, in words
/// @param state the state in which it was found
/// @param states in how many states it was seen
/// @param firstSeen number of the call after which it was seen first; 0 for the initial state
public record ViolationRow(
    int number,
    String cause,
    Level level,
    String rule,
    String message,
    String detail,
    List<PathStep> path,
    int state,
    Checked checked,
    boolean minimal,
    List<String> simplified,
    int states,
    int firstSeen) {

  /// Whether it happened again on replay.
  public enum Checked {
    UNCHECKED("Not checked yet"),
    CONFIRMED("Confirmed"),
    NOT_REPRODUCIBLE("Not reproducible");

    private final String words;

    Checked(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  public static ViolationRow of(Violation shortest, int states, int firstSeen) {
    return new ViolationRow(
        shortest.number(),
        shortest.cause(),
        Level.of(shortest.severity()),
        shortest.rule(),
        shortest.message(),
        shortest.detail(),
        PathStep.of(shortest.path()),
        shortest.state(),
        Checked.valueOf(shortest.confirmation().name()),
        shortest.minimal(),
        shortest.simplified(),
        states,
        firstSeen);
  }

  /// `create_order → refund_order`, or `initial state`.
  public String pathText() {
    return path.isEmpty()
        ? "initial state"
        : String.join(" → ", path.stream().map(PathStep::action).toList());
  }
}
