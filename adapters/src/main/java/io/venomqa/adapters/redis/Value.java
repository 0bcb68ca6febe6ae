package io.venomqa.adapters.redis;

import java.util.List;

/// The value of a key, however the server encodes it.
sealed interface Value {

  /// The type's name as Redis says it.
  String type();

  record Text(Bytes content) implements Value {
    @Override
    public String type() {
      return "string";
    }
  }

  record Items(List<Bytes> items) implements Value {
    @Override
    public String type() {
      return "list";
    }
  }

  /// A set.
  ///
  /// @param members in any order
  record Members(List<Bytes> members) implements Value {
    @Override
    public String type() {
      return "set";
    }
  }

  /// A hash.
  ///
  /// @param fields names and values by turns; the pairs in any order
  record Fields(List<Bytes> fields) implements Value {
    @Override
    public String type() {
      return "hash";
    }
  }

  /// A sorted set.
  ///
  /// @param members in any order
  record Scores(List<Scored> members) implements Value {
    @Override
    public String type() {
      return "zset";
    }
  }

  record Scored(Bytes member, double score) {}

  /// A stream.
  ///
  /// @param maxDeleted the highest id that was deleted; 0-0 where the server does not keep it
  /// @param added how many entries were ever added
  record Stream(
      List<Entry> entries, StreamId last, StreamId maxDeleted, long added, List<Group> groups)
      implements Value {
    @Override
    public String type() {
      return "stream";
    }
  }

  record StreamId(long millis, long sequence) {
    @Override
    public String toString() {
      return Long.toUnsignedString(millis) + "-" + Long.toUnsignedString(sequence);
    }
  }

  /// An entry of a stream.
  ///
  /// @param fields names and values by turns
  record Entry(StreamId id, List<Bytes> fields) {}

  /// A group of consumers.
  ///
  /// @param read how many entries were ever read; -1 where it is not known
  record Group(
      Bytes name, StreamId last, long read, List<Pending> pending, List<Bytes> consumers) {}

  /// An entry that was delivered and not acknowledged.
  ///
  /// @param deliveries how often
  record Pending(StreamId id, Bytes consumer, long deliveries) {}

  /// A value of a module or in an encoding that is not known: told apart by the encoding.
  record Opaque(Bytes encoded) implements Value {
    @Override
    public String type() {
      return "other";
    }
  }
}
