package io.venomqa.adapters.postgres.proxy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// The one session and what is known of it. All but [#turn], [#end], [#ended], [#discard] and
/// [#knownProfile] only by who has the turn.
final class Shared {

  private static final String GUARDS =
      """
      SELECT pg_catalog.set_config(name, CASE name WHEN 'standard_conforming_strings' THEN 'on' ELSE '0' END, false)
      FROM pg_catalog.pg_settings WHERE name IN ('idle_in_transaction_session_timeout',
        'idle_session_timeout', 'transaction_timeout', 'standard_conforming_strings')\
      """;

  private static final String DEFERRED =
      """
      SELECT DISTINCT n.nspname, c.conname, EXISTS (SELECT FROM pg_catalog.pg_constraint o
        WHERE o.connamespace = c.connamespace AND o.conname = c.conname AND NOT o.condeferred),
        c.condeferred
      FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_namespace n ON n.oid = c.connamespace
      WHERE c.condeferrable\
      """;

  private final Backend backend;
  private final Turn turn = new Turn();
  private final Duration patience;
  private final ConcurrentLinkedQueue<String> discarded = new ConcurrentLinkedQueue<>();
  private final Map<Map<String, String>, Profile> profiles = new ConcurrentHashMap<>();
  private Map<String, String> applied = Map.of();
  private boolean touched;
  private int lastUser;
  private @Nullable String endOfConstraints;
  private volatile @Nullable ServerError ended;

  /// What a client's first settings come to.
  ///
  /// @param settings as the server writes them
  /// @param reported what the server tells of them
  record Profile(Map<String, String> settings, Map<String, String> reported) {}

  Shared(Backend backend, Duration patience) {
    this.backend = backend;
    this.patience = patience;
  }

  /// Begins the transaction that everything will be in.
  Optional<ServerError> begin() throws BackendLost {
    Optional<ServerError> error = backend.execute(GUARDS).error();
    if (error.isEmpty()) {
      error = backend.execute("BEGIN ISOLATION LEVEL READ COMMITTED").error();
      backend.begun();
    }
    return error;
  }

  Backend backend() {
    return backend;
  }

  Turn turn() {
    return turn;
  }

  Duration patience() {
    return patience;
  }

  /// Nothing more is done in the session, for this reason.
  void end(ServerError reason) {
    if (ended == null) {
      ended = reason;
    }
  }

  Optional<ServerError> ended() {
    return Optional.ofNullable(ended);
  }

  /// That a statement of a gone client is needed no more; from any thread.
  void discard(String statement) {
    discarded.add(statement);
  }

  /// Forgets the statements of clients that are gone.
  void tidy() throws BackendLost {
    if (discarded.isEmpty()) {
      return;
    }
    for (String name = discarded.poll(); name != null; name = discarded.poll()) {
      backend.send(new Message.Builder('C').int8('S').text(name).message());
    }
    backend.send(Message.of('S'));
    backend.flush();
    backend.outcome();
  }

  /// Whether clients have used the session since this was last asked.
  boolean takeTouched() {
    boolean was = touched;
    touched = false;
    return was;
  }

  void touch() {
    touched = true;
  }

  /// Notes who uses the session from now on.
  ///
  /// @param user the number of a client; 0 for VenomQA itself
  /// @return whether it was the same one before
  boolean usedBy(int user) {
    boolean same = lastUser == user;
    lastUser = user;
    return same;
  }

  /// What differs in the session now from its own defaults, by lower-case names.
  Map<String, String> applied() {
    return applied;
  }

  void applied(Map<String, String> now) {
    applied = Map.copyOf(now);
  }

  /// The commands that take the session from its settings to others; empty where they are the same.
  /// To be sent next.
  String switchTo(Map<String, String> wanted) {
    if (wanted.equals(applied)) {
      return "";
    }
    StringBuilder sql = new StringBuilder();
    for (String name : applied.keySet()) {
      if (!wanted.containsKey(name)) {
        sql.append("RESET ").append(quoted(name)).append("; ");
      }
    }
    StringBuilder set = new StringBuilder();
    wanted.forEach((name, value) -> {
      if (!value.equals(applied.get(name))) {
        set.append(set.isEmpty() ? "SELECT " : ", ").append(setConfig(name, value));
      }
    });
    sql.append(set).append(set.isEmpty() ? "" : "; ");
    applied = Map.copyOf(wanted);
    return sql.toString();
  }

  private static String quoted(String name) {
    int dot = name.indexOf('.');
    return dot < 0
        ? Sql.quoted(name)
        : Sql.quoted(name.substring(0, dot)) + "." + Sql.quoted(name.substring(dot + 1));
  }

  private static String setConfig(String name, String value) {
    return "pg_catalog.set_config(" + Sql.literal(name) + ", " + Sql.literal(value) + ", false)";
  }

  /// What they came to for an earlier client; from any thread.
  Optional<Profile> knownProfile(Map<String, String> wanted) {
    return Optional.ofNullable(profiles.get(wanted));
  }

  /// What a client's first settings come to, tried in the session and taken back.
  ///
  /// @param error takes what the server says against them
  Optional<Profile> profile(Map<String, String> wanted, List<ServerError> error)
      throws BackendLost {
    Map<String, String> before = applied;
    StringBuilder sql = new StringBuilder("SAVEPOINT venomqa_s; ").append(switchTo(wanted));
    sql.append("SELECT 1");
    wanted
        .keySet()
        .forEach(name ->
            sql.append(", pg_catalog.current_setting(").append(Sql.literal(name)).append(")"));
    Backend.Outcome outcome = backend.execute(sql.toString());
    Optional<Profile> profile = Optional.empty();
    if (outcome.error().isPresent()) {
      error.add(outcome.error().get());
    } else {
      List<@Nullable String> values = outcome.rows().getLast();
      Map<String, String> settings = new HashMap<>();
      int place = 1;
      for (String name : wanted.keySet()) {
        String value = Objects.requireNonNullElse(values.get(place++), "");
        if (!SettingReader.isFixed(name)) {
          settings.put(name, value);
        }
      }
      Profile made = new Profile(Map.copyOf(settings), Map.copyOf(backend.reported()));
      profiles.put(wanted, made);
      profile = Optional.of(made);
    }
    applied = before;
    own("ROLLBACK TO SAVEPOINT venomqa_s; RELEASE SAVEPOINT venomqa_s");
    return profile;
  }

  /// A command of our own that cannot fail but with the session.
  void own(String sql) throws BackendLost {
    Optional<ServerError> error = backend.execute(sql).error();
    if (error.isPresent()) {
      throw new BackendLost("the proxy's own command failed: " + error.get().words(), null);
    }
  }

  /// The catalog may have changed.
  void forgetConstraints() {
    endOfConstraints = null;
  }

  /// The commands that check at the end of a transaction what was deferred to it, and defer it
  /// again for the next one. Empty where nothing can be.
  String endOfConstraints() throws BackendLost {
    String known = endOfConstraints;
    if (known == null) {
      StringBuilder names = new StringBuilder();
      List<List<@Nullable String>> deferrable = backend.execute(DEFERRED).rows();
      for (List<@Nullable String> row : deferrable) {
        if (!"t".equals(row.get(3))) {
          continue;
        }
        if ("t".equals(row.get(2))) {
          throw new BackendLost(
              "constraints named " + row.get(1) + " are deferred in one table and not in another",
              null);
        }
        names
            .append(names.isEmpty() ? "" : ", ")
            .append(Sql.quoted(String.valueOf(row.get(0))))
            .append('.')
            .append(Sql.quoted(String.valueOf(row.get(1))));
      }
      known =
          deferrable.isEmpty()
              ? ""
              : "SET CONSTRAINTS ALL IMMEDIATE; "
                  + (names.isEmpty() ? "" : "SET CONSTRAINTS " + names + " DEFERRED; ");
      endOfConstraints = known;
    }
    return known;
  }
}
