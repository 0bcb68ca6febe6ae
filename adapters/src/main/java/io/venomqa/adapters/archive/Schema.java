package io.venomqa.adapters.archive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// The tables of an archive. Their meaning is told in docs/run-archive.md.
final class Schema {

  /// Changes when a reader of the last version would misread an archive.
  static final int VERSION = 1;

  /// `VNMQ`, where SQLite keeps whose file it is.
  static final int APPLICATION = 0x564E4D51;

  static final List<String> STATEMENTS =
      List.of(
          "CREATE TABLE run (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
          "CREATE TABLE content (id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, bytes BLOB NOT NULL)",
          """
          CREATE TABLE state (number INTEGER PRIMARY KEY, id BLOB NOT NULL, depth INTEGER NOT NULL, \
          way INTEGER, content INTEGER NOT NULL, context INTEGER NOT NULL, rules INTEGER NOT NULL, \
          waiting INTEGER, tried INTEGER)\
          """,
          """
          CREATE TABLE transition (key INTEGER PRIMARY KEY, number INTEGER, source INTEGER NOT NULL, \
          action INTEGER NOT NULL, target INTEGER NOT NULL, status INTEGER NOT NULL, \
          changes INTEGER NOT NULL, context INTEGER NOT NULL, rules INTEGER NOT NULL, \
          api INTEGER NOT NULL, restore INTEGER NOT NULL, drain INTEGER NOT NULL, \
          settle INTEGER NOT NULL, invariants INTEGER NOT NULL, scripts INTEGER NOT NULL, \
          engine INTEGER NOT NULL, settled INTEGER)\
          """,
          "CREATE INDEX transition_source ON transition (source)",
          """
          CREATE TABLE exchange (transition INTEGER NOT NULL, ordinal INTEGER NOT NULL, \
          request INTEGER NOT NULL, response INTEGER NOT NULL, nanos INTEGER NOT NULL, \
          PRIMARY KEY (transition, ordinal)) WITHOUT ROWID\
          """,
          """
          CREATE TABLE skip (state INTEGER NOT NULL, action INTEGER NOT NULL, \
          reason INTEGER NOT NULL, PRIMARY KEY (state, action)) WITHOUT ROWID\
          """,
          """
          CREATE TABLE path (id INTEGER NOT NULL, ordinal INTEGER NOT NULL, \
          transition INTEGER NOT NULL, PRIMARY KEY (id, ordinal)) WITHOUT ROWID\
          """,
          """
          CREATE TABLE violation (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, \
          rule TEXT NOT NULL, severity TEXT NOT NULL, message TEXT NOT NULL, detail TEXT NOT NULL, \
          state INTEGER NOT NULL, confirmation TEXT NOT NULL, minimal INTEGER NOT NULL, simplified INTEGER NOT NULL)\
          """,
          "CREATE TABLE finding (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, value INTEGER NOT NULL)",
          """
          CREATE TABLE proof (id INTEGER PRIMARY KEY, description TEXT NOT NULL, \
          passed INTEGER NOT NULL)\
          """);

  static final int HEADER_LENGTH = 100;

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION_AT = 60;
  private static final int APPLICATION_AT = 68;
  private static final int JOURNAL_AT = 18;
  private static final byte WRITE_AHEAD = 2;

  private Schema() {}

  /// Whether a file that begins like this is an archive of any version.
  static boolean isArchive(byte[] header) {
    return header.length == HEADER_LENGTH
        && Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
        && ByteBuffer.wrap(header).getInt(APPLICATION_AT) == APPLICATION;
  }

  static int version(byte[] header) {
    return ByteBuffer.wrap(header).getInt(VERSION_AT);
  }

  /// Whether a part of it may be in a log beside it, as while it is written and after a crash.
  static boolean isOpenEnded(byte[] header) {
    return header[JOURNAL_AT] == WRITE_AHEAD;
  }
}
