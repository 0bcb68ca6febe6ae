package io.venomqa.engine.explore;

import io.venomqa.engine.identity.TableContents;
import io.venomqa.engine.identity.TableContents.Rest;
import io.venomqa.engine.identity.TableContents.Table;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.TableCoverage;
import io.venomqa.engine.world.Rollbackable;
import io.venomqa.engine.world.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Counts in how many contents each table was seen, and which actions changed it.
final class TableTally {

  private static final class Seen {
    final Set<ActionId> changedBy = new TreeSet<>();
    final Set<Long> contents = new HashSet<>(Set.of(0L));
    int fewest;
    int most;

    void in(Rest rest) {
      fewest = Math.min(fewest, rest.more());
      most = Math.max(most, rest.more());
      if (contents.size() < TableCoverage.MANY) {
        contents.add(rest.mark());
      }
    }
  }

  private final Set<Table> known = new TreeSet<>();
  private final Map<Table, Set<ActionId>> changedBy = new TreeMap<>();

  /// Takes note of the tables that the systems have: said while they are in use alone.
  void begun(World world) {
    for (Rollbackable system : world.systems()) {
      system.tables().keySet().forEach(name -> known.add(new Table(system.name(), name)));
    }
  }

  void changed(ActionId action, List<Change> changes) {
    for (Change change : changes) {
      changedBy
          .computeIfAbsent(new Table(change.system(), change.table()), _ -> new TreeSet<>())
          .add(action);
    }
  }

  /// All tables that are known, by system and name.
  List<TableCoverage> all(StateSpace states) {
    Map<Table, Seen> tables = new TreeMap<>();
    known.forEach(table -> tables.put(table, new Seen()));
    changedBy.forEach((table, actions) ->
        tables.computeIfAbsent(table, _ -> new Seen()).changedBy.addAll(actions));
    for (TableContents content : states.tables()) {
      content
          .byTable()
          .forEach((table, rest) -> tables.computeIfAbsent(table, _ -> new Seen()).in(rest));
    }
    List<TableCoverage> all = new ArrayList<>();
    tables.forEach((table, seen) ->
        all.add(
            new TableCoverage(
                table.system(),
                table.name(),
                seen.fewest,
                seen.most,
                seen.contents.size(),
                List.copyOf(seen.changedBy))));
    return all;
  }
}
