package io.venomqa.adapters.process;

import java.io.Serial;
import java.util.List;

/// The API could not be started or does not answer. Says what happened and what to do, for people.
public final class ApiStartFailure extends Exception {

  @Serial private static final long serialVersionUID = 1;

  private final String remedy;
  private final transient List<String> lastOutput;

  ApiStartFailure(String message, String remedy, List<String> lastOutput) {
    super(message);
    this.remedy = remedy;
    this.lastOutput = List.copyOf(lastOutput);
  }

  /// What to do about it, as a sentence.
  public String remedy() {
    return remedy;
  }

  /// The last lines, 20 at most, that the API printed; empty when it printed nothing.
  public List<String> lastOutput() {
    return lastOutput;
  }
}
