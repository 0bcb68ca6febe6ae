package io.venomqa.app.session;

/// What the examination says about one part of a project.
///
/// @param subject `api`, a system's name, `rollback` or `note`
/// @param what was seen, in words
/// @param remedy what to do; empty when nothing has to be done or it is not known
public record Finding(String subject, Verdict verdict, String what, String remedy) {

  /// How it is.
  public enum Verdict {
    OK,
    WRONG,
    /// Something else has to be mended first.
    NOT_TRIED,
    /// Not wrong, but to be known.
    NOTE
  }

  /// One with nothing to do about it.
  public static Finding of(String subject, Verdict verdict, String what) {
    return new Finding(subject, verdict, what, "");
  }
}
