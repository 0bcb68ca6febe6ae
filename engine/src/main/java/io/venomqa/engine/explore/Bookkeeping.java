package io.venomqa.engine.explore;

import io.venomqa.engine.identity.Abstraction;
import io.venomqa.engine.identity.Source;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.model.Transition;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Finds tables that calls of every kind add rows to, such as an audit log: with one, no call leads
/// to a state that was known.
final class Bookkeeping {

  private static final int KINDS = 3;

  private final Abstraction abstraction;
  private final Set<ActionId> changing = new HashSet<>();
  private final Map<String, Set<ActionId>> adding = new TreeMap<>();

  Bookkeeping(Abstraction abstraction) {
    this.abstraction = abstraction;
  }

  void performed(Transition transition) {
    for (Change change : transition.changes()) {
      changing.add(transition.action());
      if (change instanceof Change.Added) {
        adding
            .computeIfAbsent(change.system() + "." + change.table(), _ -> new HashSet<>())
            .add(transition.action());
      }
    }
  }

  List<Notice> notices() {
    return adding.entrySet().stream()
        .filter(table -> changing.size() >= KINDS && table.getValue().equals(changing))
        .filter(table -> !abstraction.settles(Source.of(table.getKey() + ".*")))
        .map(table ->
            new Notice(
                Notice.Kind.BOOKKEEPING_TABLE,
                "Every action that changes something adds rows to %s, so that each call makes a new state. If they only keep the books, such as a log, leave them out: state: {ignore: [\"%s\"]}; if they are part of the state, say so: state: {keep: [\"%s\"]}."
                    .formatted(
                        table.getKey(),
                        Source.of(table.getKey() + ".*").pattern(),
                        Source.of(table.getKey() + ".*").pattern())))
        .toList();
  }
}
