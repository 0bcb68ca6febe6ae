package io.venomqa.engine.explore;

import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.model.State;
import io.venomqa.engine.model.StateGraph;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.world.Mask;
import io.venomqa.engine.world.Rollbackable;
import io.venomqa.engine.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Finds names in the settings that name nothing: a bound or a mask that never applies.
final class KnownNames {

  private static final String COOKIES = "cookies";

  private final Settings settings;

  KnownNames(Settings settings) {
    this.settings = settings;
  }

  /// Tables and columns that no system has. Nothing where a system cannot say what it has.
  List<Notice> ofSystems(World world) {
    Map<String, List<String>> tables = new HashMap<>();
    for (Rollbackable system : world.systems()) {
      if (system.tables().isEmpty()) {
        return List.of();
      }
      tables.putAll(system.tables());
    }
    List<Notice> notices = new ArrayList<>();
    for (String table : new TreeSet<>(settings.scope().liveResources().keySet())) {
      if (!table.equals("*") && !tables.containsKey(table)) {
        String near =
            tables.keySet().stream()
                .filter(table::equalsIgnoreCase)
                .map(name -> " Did you mean " + name + "?")
                .collect(Collectors.joining());
        notices.add(
            notice("scope.liveResources bounds table " + table + ", which does not exist." + near));
      }
    }
    for (String mask : settings.abstraction().ignored()) {
      if (tables.entrySet().stream()
          .noneMatch(
              table -> Mask.of(List.of(mask), table.getKey(), table.getValue()).hidesAny())) {
        notices.add(notice("state.ignore: " + mask + " matches no column."));
      }
    }
    return notices;
  }

  /// Actions that there are none of.
  List<Notice> ofActions(List<Action> actions) {
    return new TreeSet<>(settings.safeguards().unaudited())
        .stream()
            .filter(name -> actions.stream().noneMatch(action -> action.id().name().equals(name)))
            .map(name -> notice("audit.ignore: there is no action " + name + "."))
            .toList();
  }

  /// Values of the context that no action has set.
  List<Notice> ofContexts(StateGraph graph) {
    Set<String> set = new HashSet<>(Set.of(Context.LAST_STATUS, COOKIES));
    for (State state : graph.states()) {
      set.addAll(state.context().values().keySet());
    }
    return new TreeSet<>(settings.abstraction().contextKeys().orElse(Set.of()))
        .stream()
            .filter(key -> !set.contains(key))
            .map(key -> notice("state.context: no action has set " + key + "."))
            .toList();
  }

  private static Notice notice(String message) {
    return new Notice(Notice.Kind.UNKNOWN_NAME, message);
  }
}
