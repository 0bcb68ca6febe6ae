package io.venomqa.engine.explore;

import io.venomqa.engine.identity.Source;
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
      if (!hides(mask, tables)) {
        String near =
            world.systems().stream()
                .map(system -> system.name() + ".")
                .filter(mask::startsWith)
                .map(system -> mask.substring(system.length()))
                .filter(shorter -> hides(shorter, tables))
                .map(shorter -> " Did you mean " + shorter + "?")
                .collect(Collectors.joining());
        String instead =
            isOfContext(mask) ? " state.context says which values of the context count." : near;
        notices.add(notice("state.ignore: " + mask + " matches no column." + instead));
      }
    }
    List<Source> columns = columns(world);
    for (String pattern : settings.abstraction().kept()) {
      if (!isOfContext(pattern) && columns.stream().noneMatch(one -> one.isMeantBy(pattern))) {
        notices.add(notice("state.keep: " + pattern + " matches no column."));
      }
    }
    return notices;
  }

  private static boolean hides(String mask, Map<String, List<String>> tables) {
    return tables.entrySet().stream()
        .anyMatch(table -> Mask.of(List.of(mask), table.getKey(), table.getValue()).hidesAny());
  }

  private static List<Source> columns(World world) {
    List<Source> all = new ArrayList<>();
    for (Rollbackable system : world.systems()) {
      system
          .tables()
          .forEach((table, columns) ->
              columns.forEach(column -> all.add(new Source(system.name(), table, column))));
    }
    return all;
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
    Set<Source> sources = new HashSet<>();
    for (State state : graph.states()) {
      set.addAll(state.context().values().keySet());
      sources.addAll(Source.of(state.context()));
    }
    List<Notice> notices = new ArrayList<>();
    for (String key : new TreeSet<>(settings.abstraction().contextKeys().orElse(Set.of()))) {
      if (!set.contains(key)) {
        notices.add(notice("state.context: no action has set " + key + "."));
      }
    }
    for (String pattern : settings.abstraction().kept()) {
      if (isOfContext(pattern) && sources.stream().noneMatch(one -> one.isMeantBy(pattern))) {
        notices.add(notice("state.keep: no action has set " + pattern + "."));
      }
    }
    return notices;
  }

  private static boolean isOfContext(String pattern) {
    return pattern.startsWith("context.") || pattern.startsWith("cookies.");
  }

  private static Notice notice(String message) {
    return new Notice(Notice.Kind.UNKNOWN_NAME, message);
  }
}
