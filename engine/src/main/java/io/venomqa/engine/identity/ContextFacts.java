package io.venomqa.engine.identity;

import io.venomqa.engine.canon.Fact;
import io.venomqa.engine.canon.Name;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a context says, as facts.
final class ContextFacts {

  /// Stands for all cookies among the keys of a context.
  static final String COOKIES = "cookies";

  /// So many facts are remembered: contexts that follow each other say mostly the same.
  private static final int REMEMBERED = 4_096;

  private final Meanings meanings;
  private final Optional<Set<String>> keys;
  private final Map<Leaves.Leaf, Fact> remembered = new HashMap<>();
  private int version;

  /// @param keys which values count; empty for all but the last status
  ContextFacts(Meanings meanings, Optional<Set<String>> keys) {
    this.meanings = meanings;
    this.keys = keys;
  }

  /// @param live the names that are met in rows
  List<Fact> of(Context context, Live live) {
    List<Fact> facts = new ArrayList<>();
    context
        .values()
        .forEach((key, value) -> {
          if (counts(key)) {
            add(facts, key, withoutOlderStale(key, value, live));
          }
        });
    if (keys.isEmpty() || keys.get().contains(COOKIES)) {
      context
          .cookies()
          .values()
          .forEach((name, value) ->
              facts.add(
                  new FactWriter(meanings)
                      .constant("cookie")
                      .constant(name)
                      .value(Source.cookie(name), new Cell.Text(value))
                      .fact()));
    }
    return facts;
  }

  private boolean counts(String key) {
    return keys.isPresent() ? keys.get().contains(key) : !key.equals(Context.LAST_STATUS);
  }

  private void add(List<Fact> facts, String key, @Nullable Object value) {
    for (Leaves.Leaf leaf : Leaves.of(key, value)) {
      facts.add(meanings.isFresh() ? written(leaf) : fact(leaf));
    }
  }

  /// The fact of a value, which is the same as long as nothing more is found out.
  private Fact fact(Leaves.Leaf leaf) {
    if (version != meanings.version() || remembered.size() >= REMEMBERED) {
      remembered.clear();
      version = meanings.version();
    }
    return remembered.computeIfAbsent(leaf, this::written);
  }

  private Fact written(Leaves.Leaf leaf) {
    return new FactWriter(meanings)
        .constant("context")
        .constant(leaf.path())
        .value(leaf.source(), leaf.value())
        .fact();
  }

  /// Of the entries of a list that name only rows which are gone, the last one is kept: a list that
  /// remembers every row there ever was would make every state new. Without rows, all are kept.
  private @Nullable Object withoutOlderStale(String key, @Nullable Object value, Live live) {
    if (!(value instanceof List<?> list) || list.size() < 2 || meanings.isFresh()) {
      return value;
    }
    List<@Nullable Object> kept = new ArrayList<>();
    boolean staleKept = false;
    for (Object entry : list.reversed()) {
      boolean stale = isStale(key, entry, live);
      if (!stale || !staleKept) {
        kept.addFirst(entry);
      }
      staleKept |= stale;
    }
    return kept;
  }

  private boolean isStale(String key, @Nullable Object entry, Live live) {
    List<Fact> facts = new ArrayList<>();
    List<@Nullable Object> alone = new ArrayList<>();
    alone.add(entry);
    add(facts, key, alone);
    List<Name> names = facts.stream().flatMap(fact -> fact.names().stream()).toList();
    return !names.isEmpty() && names.stream().noneMatch(live::has) && namesRows(names);
  }

  private boolean namesRows(List<Name> names) {
    return names.stream()
        .allMatch(name ->
            !name.domain().equals(RandomValues.DOMAIN)
                || meanings.random().isOfARow(String.valueOf(name.value())));
  }
}
