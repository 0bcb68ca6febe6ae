package io.venomqa.adapters.standin;

import io.venomqa.engine.model.Row;
import java.util.Set;

/// One piece of a stand-in's content, as people see it.
///
/// @param table what kind of piece it is, such as `messages`
/// @param key tells it from the others of its table; the same piece keeps it when it changes
/// @param place where it stands, where that makes a difference, such as its number in a queue
/// @param incidental columns that differ from one time to the next and do not count as state, such
///   as the date of a mail
public record Item(String table, String key, String place, Row row, Set<String> incidental) {

  public Item {
    incidental = Set.copyOf(incidental);
  }

  /// A piece all of whose columns count.
  public Item(String table, String key, String place, Row row) {
    this(table, key, place, row, Set.of());
  }
}
