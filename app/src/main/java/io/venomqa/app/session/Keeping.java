package io.venomqa.app.session;

/// What is kept of a run in the project's folder.
///
/// @param findings whether it begins with what earlier runs found out about values, and keeps what
///   it finds out itself
public record Keeping(Archive archive, boolean findings) {

  /// Nothing but its result, which is in memory.
  public static final Keeping NOTHING = new Keeping(Archive.NONE, false);

  /// What is kept where nobody says otherwise.
  public static final Keeping USUAL = new Keeping(Archive.WRITTEN, true);

  /// Whether it writes itself into a file.
  public enum Archive {
    NONE,
    /// Without secrets. Of a long run, calls and rows are read from there again.
    WRITTEN,
    /// The same, but its result has everything in memory as it was, for a report with secrets.
    WRITTEN_AND_SECRETS_IN_MEMORY
  }
}
