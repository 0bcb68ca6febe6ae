package io.venomqa.adapters.sql;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.Checkpoint;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What queries were answered in contents that a database is taken back to, so that the same
/// content need not be asked the same again.
///
/// An answer is only kept once it is known that nothing at all happened between the two looks at
/// the database that it was asked between: a write in the background could be in it otherwise. The
/// contents asked least recently are forgotten first.
public final class RememberedRows {

  private static final int MOST_CELLS = 200_000;
  private static final int MOST_CONTENTS = 20_000;

  private final LinkedHashMap<Content, Map<Question, List<Row>>> known =
      new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Question, List<Row>> unproven = new HashMap<>();
  private Optional<Content> here = Optional.empty();
  private int cells;

  /// A content is one place in the history of the database: two that hold the same are two.
  private record Content(Checkpoint place) {

    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
      return other instanceof Content(var its) && its == place;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(place);
    }
  }

  private record Question(String sql, List<Cell> parameters) {}

  /// The database was drained or restored.
  ///
  /// @param place where it is now
  /// @param stoodStill whether nothing at all happened to it since the last time
  public void at(Checkpoint place, boolean stoodStill) {
    if (stoodStill) {
      here.ifPresent(this::keep);
    }
    unproven.clear();
    here = Optional.of(new Content(place));
  }

  /// The database is where nobody looked, until the next [#at].
  public void lost() {
    unproven.clear();
    here = Optional.empty();
  }

  /// What was answered in this content.
  Optional<List<Row>> rows(String sql, List<Cell> parameters) {
    return here.map(known::get).map(answers -> answers.get(new Question(sql, parameters)));
  }

  /// The database was asked, and answered.
  void answered(String sql, List<Cell> parameters, List<Row> rows) {
    unproven.put(new Question(sql, List.copyOf(parameters)), rows);
  }

  private void keep(Content content) {
    if (unproven.isEmpty()) {
      return;
    }
    Map<Question, List<Row>> answers = known.computeIfAbsent(content, _ -> new HashMap<>());
    unproven.forEach((question, rows) -> {
      List<Row> before = answers.put(question, rows);
      cells += size(rows) - (before == null ? 0 : size(before));
    });
    while (cells > MOST_CELLS || known.size() > MOST_CONTENTS) {
      cells -=
          known.pollFirstEntry().getValue().values().stream().mapToInt(RememberedRows::size).sum();
    }
  }

  /// An empty answer takes room too.
  private static int size(List<Row> rows) {
    return rows.isEmpty() ? 1 : 1 + rows.size() * rows.getFirst().columns().size();
  }
}
