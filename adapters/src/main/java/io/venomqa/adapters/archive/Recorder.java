package io.venomqa.adapters.archive;

import io.venomqa.adapters.redaction.Redaction;
import io.venomqa.adapters.redaction.WithoutSecrets;
import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.model.Transition;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/// Turns events into rows, secrets left out. Used by one thread.
final class Recorder {

  static final String HEADER = "header";
  static final String STARTED = "started";
  static final String ENDED = "ended";

  private final WithoutSecrets shown = new WithoutSecrets(Redaction.ON);
  private final ArchiveFile archive;
  private final Contents contents;
  private final Transitions transitions;
  private final States states;
  private final Findings findings;

  Recorder(ArchiveFile archive) {
    this.archive = archive;
    this.contents = new Contents(archive);
    Exchanges exchanges = new Exchanges(archive, contents);
    this.transitions = new Transitions(archive, contents, exchanges);
    this.states = new States(archive, contents, transitions);
    this.findings = new Findings(archive, contents, exchanges, transitions);
  }

  void header(RunHeader header) throws SQLException {
    put(
        HEADER,
        contents.put(
            Form.HEADER,
            header
                .with(
                    header.systems().stream().map(Redaction.ON::text).toList(),
                    header.settings().stream().map(Redaction.ON::text).toList())
                .stored()));
  }

  /// Writes an event.
  ///
  /// @return whether what was written so far is a whole: not after a state whose way to it comes
  ///   next
  boolean on(ExplorationEvent event) throws SQLException, ArchiveUnreadable {
    switch (event) {
      case ExplorationEvent.Started started -> put(STARTED, contents.put(Form.STARTED, started));
      case ExplorationEvent.ProofStep(var description, var passed) -> proof(description, passed);
      case ExplorationEvent.StateFound(var state, var rules) ->
          states.add(shown.of(state), rules.stream().map(shown::of).toList());
      case ExplorationEvent.StateWaiting(int state) -> states.waiting(state);
      case ExplorationEvent.StateClosed(int state, int tried) -> states.closed(state, tried);
      case ExplorationEvent.TransitionTaken(var transition, var rules, var times) -> {
        Transition step = shown.of(transition);
        transitions.add(step, rules.stream().map(shown::of).toList(), times);
        states.reached(step);
      }
      case ExplorationEvent.TransitionSettled(int number, boolean renamed) ->
          transitions.settled(number, renamed);
      case ExplorationEvent.ActionSkipped(int state, var action, var reason) ->
          archive.change(
              "INSERT OR REPLACE INTO skip VALUES (?, ?, ?)",
              state,
              text(action.name()),
              text(Redaction.ON.text(reason)));
      case ExplorationEvent.ViolationFound(var violation) -> findings.put(shown.of(violation));
      case ExplorationEvent.ViolationChecked(var violation) -> findings.put(shown.of(violation));
      case ExplorationEvent.ScriptFailed(var problem) -> findings.add(shown.of(problem));
      case ExplorationEvent.Noticed(var notice) -> findings.add(shown.of(notice));
      case ExplorationEvent.HiddenStateFound(var found) -> findings.add(shown.of(found));
      case ExplorationEvent.Ended(var ending, var coverage, var sameness, long nanos) ->
          put(
              ENDED,
              contents.put(
                  Form.ENDED,
                  StoredEnded.of(shown.of(ending), shown.of(coverage), shown.of(sameness), nanos)));
      case ExplorationEvent.StateEntered _,
          ExplorationEvent.ScopeClosed _,
          ExplorationEvent.Minimizing _,
          ExplorationEvent.Paused _,
          ExplorationEvent.Resumed _ -> {}
    }
    return !(event instanceof ExplorationEvent.StateFound(var state, List<?> _)
        && state.number() > 0);
  }

  private void proof(String description, boolean passed) throws SQLException {
    PreparedStatement insert = archive.prepared("INSERT INTO proof VALUES (NULL, ?, ?)");
    insert.setString(1, Redaction.ON.text(description));
    insert.setBoolean(2, passed);
    insert.executeUpdate();
  }

  private long text(String text) throws SQLException {
    return contents.put(text.getBytes(StandardCharsets.UTF_8));
  }

  private void put(String name, long value) throws SQLException {
    PreparedStatement insert = archive.prepared("INSERT INTO run VALUES (?, ?)");
    insert.setString(1, name);
    insert.setLong(2, value);
    insert.executeUpdate();
  }
}
