package io.venomqa.app.session;

import java.util.List;

/// A project that cannot be explored as it is.
public final class ProjectRefused extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /// A refusal with its reasons.
  ///
  /// @param message what is wrong, as one sentence
  public ProjectRefused(String message, List<Problem> problems) {
    super(message);
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }

  /// One thing to be mended.
  ///
  /// @param where `actions/refund.js:4:12`, relative to the project's folder; may be empty
  /// @param remedy what to do about it; may be empty
  public record Problem(String where, String message, String remedy) {}
}
