package io.venomqa.adapters.project;

import io.venomqa.adapters.project.SystemSettings.PostgresMechanism;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a system that is a PostgreSQL database.
final class PostgresReader {

  private final Allowed allowed;
  private final boolean apiIsStarted;

  /// @param apiIsStarted whether the project says how to start the API
  PostgresReader(Allowed allowed, boolean apiIsStarted) {
    this.allowed = allowed;
    this.apiIsStarted = apiIsStarted;
  }

  /// Reads it; what is wrong is reported.
  ///
  /// @param keys with `postgresql`
  Optional<SystemSettings> read(String name, Map<String, Setting> keys) {
    PostgresMechanism mechanism =
        Optional.ofNullable(keys.get("mechanism"))
            .flatMap(m -> m.choice(PostgresMechanism.class, Set.of()))
            .orElse(PostgresMechanism.AUTO);
    List<String> schemas =
        Optional.ofNullable(keys.get("schemas")).map(Setting::texts).orElse(List.of());
    boolean restores =
        Optional.ofNullable(keys.get("sequences"))
            .flatMap(s -> s.oneOf(Set.of("restore", "keep"), Set.of()))
            .map("restore"::equals)
            .orElse(true);
    Setting template = keys.get("template");
    Setting setting = keys.get("postgresql");
    if (setting == null) {
      return Optional.empty();
    }
    Optional<Integer> port = port(setting, keys, mechanism);
    return setting
        .text()
        .flatMap(text ->
            address(setting, text)
                .flatMap(address ->
                    port.map(p ->
                        new SystemSettings.Postgres(
                            name,
                            text.value(),
                            address,
                            mechanism,
                            schemas,
                            restores,
                            template == null
                                ? Optional.empty()
                                : template(
                                    template,
                                    address,
                                    text.written().contains(address.host())
                                        ? address.host()
                                        : "HOST"),
                            p))));
  }

  /// The template is made where there is none: so its name has to be harmless too.
  ///
  /// @param host as it may be shown
  private Optional<String> template(Setting setting, PostgresAddress address, String host) {
    return setting
        .text()
        .flatMap(text -> {
          if (text.value().isBlank() || text.value().equals(address.database())) {
            setting.problem(
                "`" + setting.path() + "` must name another database than the system's own",
                "Name one that is there to be copied, such as `shop_test_golden`.");
            return Optional.empty();
          }
          if (!allowed.database(address.withDatabase(text.value()))) {
            setting.problem(
                "`"
                    + setting.path()
                    + "`: the database "
                    + text.written()
                    + " does not look like one for tests on this machine",
                "If it is there for that, say so: `allow: [\""
                    + host
                    + "/"
                    + text.written()
                    + "\"]`.");
          }
          return Optional.of(text.value());
        });
  }

  private Optional<Integer> port(
      Setting system, Map<String, Setting> keys, PostgresMechanism mechanism) {
    Setting port = keys.get("port");
    if (mechanism == PostgresMechanism.SAVEPOINT_PROXY) {
      return StandInReader.port(system, keys, apiIsStarted);
    }
    if (port != null) {
      port.problem("`" + port.path() + "` is for stand-ins and `mechanism: savepoint-proxy`", "");
    }
    return Optional.of(0);
  }

  private Optional<PostgresAddress> address(Setting setting, Setting.Text text) {
    PostgresAddress address;
    try {
      address = PostgresAddress.of(text.value());
    } catch (IllegalArgumentException wrong) {
      setting.problem(
          "`" + setting.path() + "` must be a database's URL, but " + wrong.getMessage(),
          "Write it such as postgresql://user:${env:DB_PASSWORD}@127.0.0.1:5432/shop_test.");
      return Optional.empty();
    }
    if (!address.password().isEmpty() && text.written().equals(text.value())) {
      setting.warning(
          "`" + setting.path() + "` has a password in it",
          "Take it from the environment: `${env:DB_PASSWORD}`.");
    }
    if (!allowed.database(address)) {
      setting.problem(
          "`"
              + setting.path()
              + "`: the database "
              + shown(address, text)
              + " does not look like one for tests on this machine, and a run changes its data",
          "If it is there to be tested, say so: `allow: [\"" + shown(address, text) + "\"]`.");
    }
    return Optional.of(address);
  }

  /// What came from the environment is not shown.
  private static String shown(PostgresAddress address, Setting.Text text) {
    String name = address.host() + "/" + address.database();
    return text.written().contains(name)
            || (text.written().contains(address.host())
                && text.written().contains("/" + address.database()))
        ? name
        : "HOST/NAME";
  }
}
