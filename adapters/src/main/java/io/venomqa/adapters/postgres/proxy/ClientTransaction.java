package io.venomqa.adapters.postgres.proxy;

import io.venomqa.adapters.postgres.proxy.Command.Modes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a client takes for its transaction: a savepoint of the shared one, and the settings that go
/// with it. Only by who has the turn.
final class ClientTransaction {

  private static final String SAVEPOINT = "venomqa_t";

  /// Where a client is.
  enum State {
    NONE,
    /// Around the statements up to the next Sync, or of one Query.
    IMPLICIT,
    /// After BEGIN.
    BLOCK
  }

  private final Shared shared;
  private final Map<String, String> startup;
  private State state = State.NONE;
  private Map<String, String> session;
  private volatile Map<String, String> current;
  private boolean hasLocals;
  private Map<String, String> appliedBefore = Map.of();
  private Modes modes = Modes.NONE;
  private final Deque<Mark> marks = new ArrayDeque<>();

  /// To be sent before anything else.
  private String opening = "";

  /// A savepoint of the client's.
  private record Mark(String name, Map<String, String> current, Map<String, String> applied) {}

  /// @param startup the settings that the client began with
  ClientTransaction(Shared shared, Map<String, String> startup) {
    this.shared = shared;
    this.startup = Map.copyOf(startup);
    this.session = this.startup;
    this.current = this.startup;
  }

  State state() {
    return state;
  }

  boolean isFailed() {
    return state != State.NONE && opening.isEmpty() && shared.backend().status() == 'E';
  }

  /// As the client is told.
  char status() {
    return state != State.BLOCK ? 'I' : isFailed() ? 'E' : 'T';
  }

  /// Whether the session has this client's settings.
  boolean isSent() {
    return state != State.NONE && opening.isEmpty();
  }

  /// The client's name for itself; from any thread.
  String applicationName() {
    String name = Sql.text(current.getOrDefault("application_name", ""));
    return name.isEmpty() ? "no name" : name;
  }

  Modes modes() {
    return modes;
  }

  /// Begins, or makes a block of what has begun. What is to be sent for it is sent with the next
  /// command.
  void open(State as, Modes wanted) throws BackendLost {
    if (state == State.NONE) {
      shared.tidy();
      appliedBefore = shared.applied();
      opening = "SAVEPOINT " + SAVEPOINT + "; " + shared.switchTo(session);
      boolean readOnly =
          wanted.readOnly().orElse("on".equals(session.get("default_transaction_read_only")));
      opening += readOnly ? "SET TRANSACTION READ ONLY" : "";
      current = session;
      hasLocals = false;
      modes = wanted;
    }
    state = as;
  }

  /// Sends what is still to be sent; its outcome has to be taken by [#opened].
  ///
  /// @return whether there was something
  boolean sendOpening() throws BackendLost {
    if (opening.isEmpty()) {
      return false;
    }
    shared.backend().sendOwn(opening);
    opening = "";
    return true;
  }

  /// What the server said to the opening.
  Optional<ServerError> opened() throws BackendLost {
    return shared.backend().outcome().error();
  }

  /// A command of the proxy or of the client without result rows.
  Backend.Outcome run(String sql) throws BackendLost {
    boolean opens = sendOpening();
    shared.backend().sendOwn(sql);
    shared.backend().flush();
    Optional<ServerError> error = opens ? opened() : Optional.empty();
    Backend.Outcome outcome = shared.backend().outcome();
    return error.isPresent() ? new Backend.Outcome(List.of(), error) : outcome;
  }

  /// Ends well, or as a rollback with the error that says why not.
  Optional<ServerError> commit() throws BackendLost {
    if (!opening.isEmpty()) {
      rollback();
      return Optional.empty();
    }
    Optional<ServerError> error =
        run(shared.endOfConstraints() + "CLOSE ALL; RELEASE SAVEPOINT " + SAVEPOINT).error();
    if (error.isPresent()) {
      rollback();
      return error;
    }
    session = current;
    if (hasLocals) {
      shared.own(
          "SAVEPOINT venomqa_s; " + shared.switchTo(session) + "RELEASE SAVEPOINT venomqa_s");
    }
    over();
    return Optional.empty();
  }

  void rollback() throws BackendLost {
    if (opening.isEmpty()) {
      shared.own("ROLLBACK TO SAVEPOINT " + SAVEPOINT + "; RELEASE SAVEPOINT " + SAVEPOINT);
    }
    shared.applied(appliedBefore);
    current = session;
    over();
  }

  private void over() {
    opening = "";
    state = State.NONE;
    modes = Modes.NONE;
    marks.clear();
  }

  /// The client made a savepoint.
  void marked(String name) {
    marks.push(new Mark(name, current, shared.applied()));
  }

  /// The client went back to a savepoint.
  void backTo(String name) {
    while (!marks.isEmpty() && !marks.element().name().equals(name)) {
      marks.pop();
    }
    if (!marks.isEmpty()) {
      current = marks.element().current();
      shared.applied(marks.element().applied());
    }
  }

  /// The client gave a savepoint up.
  void released(String name) {
    while (!marks.isEmpty() && !marks.pop().name().equals(name)) {
      // The newer ones go with it.
    }
  }

  /// The client set settings to values that only the server knows.
  ///
  /// @param local until the end of the transaction only
  void settingsChanged(List<String> names, boolean local) throws BackendLost {
    StringBuilder sql = new StringBuilder("SELECT 1");
    for (String name : names) {
      sql.append(", pg_catalog.current_setting(").append(Sql.literal(name)).append(", true)");
    }
    List<List<@Nullable String>> rows = run(sql.toString()).rows();
    Map<String, String> changed = new HashMap<>(current);
    Map<String, String> applied = new HashMap<>(shared.applied());
    for (int i = 0; i < names.size(); i++) {
      String value = rows.getFirst().get(i + 1);
      if (value != null && !SettingReader.isFixed(names.get(i))) {
        changed.put(names.get(i), value);
        applied.put(names.get(i), value);
      }
    }
    if (local) {
      hasLocals = true;
    } else {
      current = Map.copyOf(changed);
    }
    shared.applied(applied);
  }

  /// The client set a setting to what it was when its connection began.
  void settingReset(String name) throws BackendLost {
    Map<String, String> changed = new HashMap<>(current);
    Map<String, String> applied = new HashMap<>(shared.applied());
    changed.remove(name);
    applied.remove(name);
    String first = startup.get(name);
    if (first != null) {
      changed.put(name, first);
    }
    toSettings(changed, applied);
  }

  /// The client set everything to what it was when its connection began.
  ///
  /// @param role whether that too, which RESET ALL leaves
  void allReset(boolean role) throws BackendLost {
    Map<String, String> changed = new HashMap<>(startup);
    String kept = current.get("role");
    if (kept != null && !role) {
      changed.put("role", kept);
    }
    toSettings(changed, shared.applied());
  }

  private void toSettings(Map<String, String> wanted, Map<String, String> applied)
      throws BackendLost {
    shared.applied(applied);
    current = Map.copyOf(wanted);
    String sql = shared.switchTo(current);
    if (!sql.isEmpty()) {
      run(sql);
    }
  }
}
