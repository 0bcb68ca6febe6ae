package io.venomqa.adapters.project;

import io.venomqa.engine.explore.Limits;
import io.venomqa.engine.explore.Scope;
import io.venomqa.engine.identity.Abstraction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/// Reads what is to be explored and how: `state`, `scope`, `limits`, `search`, `audit`.
final class SearchSections {

  private static final long NONE = Long.MAX_VALUE;

  private final Map<String, Setting> file;

  /// @param file the whole file's keys
  SearchSections(Map<String, Setting> file) {
    this.file = file;
  }

  Abstraction state() {
    Map<String, Setting> keys = section("state", "ignore", "keep", "context", "order");
    return new Abstraction(
        Optional.ofNullable(keys.get("ignore")).map(SearchSections::columns).orElse(List.of()),
        Optional.ofNullable(keys.get("keep")).map(SearchSections::columns).orElse(List.of()),
        Optional.ofNullable(keys.get("context")).map(setting -> Set.copyOf(setting.texts())),
        Optional.ofNullable(keys.get("order"))
            .flatMap(order -> order.oneOf(Set.of("free", "kept"), Set.of()))
            .filter("kept"::equals)
            .isPresent());
  }

  private static List<String> columns(Setting ignore) {
    List<String> columns = new ArrayList<>();
    for (Setting item : ignore.items()) {
      item.text()
          .ifPresent(text -> {
            if (text.value().matches(".+\\.[^.]+")) {
              columns.add(text.value());
            } else {
              item.problem(
                  "`" + text.written() + "` must be `table.column`",
                  "`*` stands for any part of a name: `*.updated_at`, `audit_log.*`, `sales.orders.total` of schema `sales`.");
            }
          });
    }
    return columns;
  }

  Scope scope() {
    Map<String, Setting> keys = section("scope", "callsPerAction", "liveResources");
    OptionalInt calls =
        Optional.ofNullable(keys.get("callsPerAction"))
            .flatMap(setting -> setting.wholeNumberOrNone(NONE))
            .map(number -> number == NONE ? OptionalInt.empty() : OptionalInt.of(clamp(number)))
            .orElse(Scope.DEFAULT.callsPerAction());
    Map<String, Integer> live =
        Optional.ofNullable(keys.get("liveResources"))
            .map(SearchSections::liveResources)
            .orElse(Scope.DEFAULT.liveResources());
    return new Scope(calls, live);
  }

  Limits limits() {
    Map<String, Setting> keys = section("limits", "steps", "depth", "time", "violations");
    Limits limits = Limits.DEFAULT;
    return new Limits(
        number(keys, "steps", limits.steps(), Limits.NONE.steps()),
        clamp(number(keys, "depth", limits.depth(), Limits.NONE.depth())),
        keys.containsKey("time")
            ? keys.get("time").durationOrNone(Limits.NONE.time()).orElse(limits.time())
            : limits.time(),
        clamp(number(keys, "violations", limits.violations(), Limits.NONE.violations())));
  }

  /// @param systems what the search goes back with
  SearchSettings search(List<SystemSettings> systems) {
    Map<String, Setting> keys = section("search", "strategy", "seed", "beyond");
    return new SearchSettings(
        order(Optional.ofNullable(keys.get("strategy")), systems),
        Optional.ofNullable(keys.get("seed"))
            .flatMap(Setting::wholeNumber)
            .orElse(SearchSettings.DEFAULT.seed()),
        Optional.ofNullable(keys.get("beyond")).flatMap(Setting::flag).orElse(false));
  }

  /// A savepoint is gone once an earlier one was gone back to, so not every order works with it.
  private static Optional<SearchSettings.Order> order(
      Optional<Setting> strategy, List<SystemSettings> systems) {
    Optional<SearchSettings.Order> chosen =
        strategy.flatMap(setting -> setting.choice(SearchSettings.Order.class, Set.of()));
    Optional<String> proxied =
        systems.stream().filter(SearchSections::isProxied).map(SystemSettings::name).findFirst();
    if (proxied.isEmpty()) {
      return chosen;
    }
    if (chosen.isPresent() && chosen.get().needsAnyState()) {
      Setting setting = strategy.orElseThrow();
      setting.problem(
          "`search.strategy: %s` does not work with the savepoint proxy of `%s`, which goes back newest first"
              .formatted(setting.text().orElseThrow().value(), proxied.get()),
          "Write `depth-first` or `iterative-deepening`, or leave the key out.");
    }
    return Optional.of(chosen.orElse(SearchSettings.Order.DEPTH_FIRST));
  }

  private static boolean isProxied(SystemSettings system) {
    return system instanceof SystemSettings.Postgres postgres
        && postgres.mechanism() == SystemSettings.PostgresMechanism.SAVEPOINT_PROXY;
  }

  AuditSettings audit() {
    Map<String, Setting> keys = section("audit", "every", "ignore");
    OptionalInt every =
        Optional.ofNullable(keys.get("every"))
            .flatMap(Setting::wholeNumber)
            .map(number -> OptionalInt.of(clamp(number)))
            .orElse(AuditSettings.DEFAULT.every());
    return new AuditSettings(
        every,
        Optional.ofNullable(keys.get("ignore"))
            .map(setting -> Set.copyOf(setting.texts()))
            .orElse(AuditSettings.DEFAULT.ignore()));
  }

  private Map<String, Setting> section(String name, String... known) {
    Setting section = file.get(name);
    return section == null ? Map.of() : section.section(Set.of(known));
  }

  private static long number(Map<String, Setting> keys, String key, long absent, long none) {
    return Optional.ofNullable(keys.get(key))
        .flatMap(setting -> setting.wholeNumberOrNone(none))
        .orElse(absent);
  }

  /// A number for all tables, or one by table.
  private static Map<String, Integer> liveResources(Setting setting) {
    if (!(setting.node() instanceof MappingNode)) {
      return setting
          .wholeNumberOrNone(NONE)
          .filter(number -> number != NONE)
          .map(number -> Map.of("*", clamp(number)))
          .orElse(Map.of());
    }
    Map<String, Integer> byTable = new LinkedHashMap<>();
    setting
        .entries()
        .forEach(
            (table, number) -> number.wholeNumber().ifPresent(n -> byTable.put(table, clamp(n))));
    return byTable;
  }

  private static int clamp(long number) {
    return (int) Math.min(number, Integer.MAX_VALUE);
  }
}
