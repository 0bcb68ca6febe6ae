package io.venomqa.adapters.postgres;

import io.venomqa.engine.world.Counter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What numbers new rows: the sequences of the watched schemas.
record Sequences(Schema schema) {

  List<Counter> counters(Database db) throws SQLException {
    List<Counter> counters = new ArrayList<>();
    for (String sequence : schema.sequences()) {
      counters.add(
          new Counter(
              shown(sequence),
              db.number(
                  "SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM "
                      + sequence)));
    }
    return counters;
  }

  /// Moves all of them on that count upwards and have room.
  Map<String, Long> move(Database db, long smallest) throws SQLException {
    Map<String, Long> offsets = new LinkedHashMap<>();
    long steps = smallest;
    for (String sequence : schema.sequences()) {
      List<List<@Nullable String>> moved =
          db.rows(
              """
              SELECT setval(s.seqrelid::regclass, v.last_value + ? * s.seqincrement, v.is_called)
                - v.last_value
              FROM pg_sequence s, %s v
              WHERE s.seqrelid = ?::regclass AND s.seqincrement > 0
                AND v.last_value < s.seqmax - 2 * ? * s.seqincrement
              """
                  .formatted(sequence),
              steps,
              sequence,
              steps);
      if (!moved.isEmpty()) {
        offsets.put(
            shown(sequence), Long.parseLong(Objects.requireNonNull(moved.getFirst().getFirst())));
      }
      steps += 7;
    }
    return offsets;
  }

  private static String shown(String sequence) {
    return sequence.replace("\"public\".", "").replace("\"", "");
  }
}
