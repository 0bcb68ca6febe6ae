package io.venomqa.app.session;

/// What is kept of a run.
public enum Keeping {
  /// Nothing but its result, which is in memory.
  NOTHING,
  /// It writes itself, without secrets, into a file of the project's folder. Of a long run, calls
  /// and rows are read from there again.
  ARCHIVE,
  /// The same, but its result has everything in memory as it was, for a report with secrets.
  ARCHIVE_AND_SECRETS
}
