package io.venomqa.examples.shop;

/// The journal that the database file is kept with.
public enum Journal {
  /// A write-ahead log beside the file.
  WAL,
  /// A rollback journal that is deleted at each commit.
  DELETE
}
