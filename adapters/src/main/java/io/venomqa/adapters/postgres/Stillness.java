package io.venomqa.adapters.postgres;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a PostgreSQL server says of its transactions as long as none has changed anything.
///
/// Every change but the next number of a sequence takes a transaction that has a number, and
/// numbers are given one after the other. So where a snapshot (`xmin:xmax:those under way`) and the
/// sequences are what they were, and our own transaction gets the next number, then no other began
/// meanwhile, and nothing was changed: no row, no schema, no large object, in no database of that
/// server. A look at the log and the catalog can be left out then.
///
/// @param snapshot as `pg_current_snapshot` writes it; empty where it is not known
record Stillness(String snapshot) {

  static final Stillness UNKNOWN = new Stillness("");

  private static final Pattern SNAPSHOT = Pattern.compile("(\\d+):(\\d+):([\\d,]*)");

  /// What it is once our own transaction has committed, which saw this and did nothing before.
  ///
  /// @param seen a snapshot and, after a blank, the number of our own transaction; no number where
  ///   it has none, because it wrote nothing
  static Stillness after(String seen) {
    List<String> parts = List.of(seen.split(" ", -1));
    if (parts.size() != 2) {
      return UNKNOWN;
    }
    String own = parts.get(1);
    return own.isEmpty() ? new Stillness(parts.getFirst()) : committed(parts.getFirst(), own);
  }

  /// The same, where all was still before our own transaction too.
  Stillness then(String seen) {
    return !snapshot.isEmpty() && seen.startsWith(snapshot + " ") ? after(seen) : UNKNOWN;
  }

  /// What it is once a transaction of ours has committed that found all as it is here.
  Stillness next() {
    Matcher parts = SNAPSHOT.matcher(snapshot);
    return parts.matches() ? committed(snapshot, parts.group(2)) : UNKNOWN;
  }

  /// Ours has the next number, unless others got theirs meanwhile: then nothing is known.
  private static Stillness committed(String snapshot, String own) {
    Matcher parts = SNAPSHOT.matcher(snapshot);
    if (!parts.matches() || !parts.group(2).equals(own)) {
      return UNKNOWN;
    }
    String next = Long.toString(Long.parseLong(own) + 1);
    String oldest = parts.group(1).equals(own) ? next : parts.group(1);
    return new Stillness(oldest + ":" + next + ":" + parts.group(3));
  }

  /// What `venomqa.drain` compares with what is.
  ///
  /// @param sequences empty where they do not count
  String known(String sequences) {
    return snapshot.isEmpty() ? "" : snapshot + " " + sequences;
  }
}
