package io.venomqa.adapters.archive;

import io.venomqa.adapters.archive.Form.StoredHiddenState;
import io.venomqa.adapters.archive.Form.StoredProblem;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.HiddenState;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.ScriptProblem;
import io.venomqa.engine.model.Severity;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.model.Violation;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Violations, notices, failed scripts and hidden state. A path is kept under its violation's
/// number, or under the negative id of a failed script.
final class Findings {

  private static final String NOTICE = "notice";
  private static final String SCRIPT = "script";
  private static final String HIDDEN = "hidden";

  private final ArchiveFile archive;
  private final Contents contents;
  private final Exchanges exchanges;
  private final Transitions transitions;
  private long last;

  Findings(ArchiveFile archive, Contents contents, Exchanges exchanges, Transitions transitions) {
    this.archive = archive;
    this.contents = contents;
    this.exchanges = exchanges;
    this.transitions = transitions;
  }

  /// Adds a violation, or replaces what was known of it.
  void put(Violation violation) throws SQLException, ArchiveUnreadable {
    PreparedStatement insert =
        archive.prepared(
            "INSERT OR REPLACE INTO violation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            violation.number());
    insert.setString(2, violation.kind().name());
    insert.setString(3, violation.rule());
    insert.setString(4, violation.severity().name());
    insert.setString(5, violation.message());
    insert.setString(6, violation.detail());
    insert.setLong(7, violation.state());
    insert.setString(8, violation.confirmation().name());
    insert.setBoolean(9, violation.minimal());
    insert.setLong(10, contents.put(Form.TEXTS, violation.simplified()));
    insert.executeUpdate();
    archive.change("DELETE FROM path WHERE id = ?", violation.number());
    put(violation.number(), violation.path());
  }

  private void put(long id, Path path) throws SQLException, ArchiveUnreadable {
    for (int i = 0; i < path.length(); i++) {
      long key = transitions.keyOf(path.steps().get(i));
      archive.change("INSERT INTO path VALUES (?, ?, ?)", id, i, key);
    }
  }

  private Path path(long id) throws ArchiveUnreadable {
    List<Transition> steps = new ArrayList<>();
    for (long key :
        archive.query(
            "SELECT transition FROM path WHERE id = ? ORDER BY ordinal",
            row -> row.getLong(1),
            id)) {
      steps.add(transitions.get(key));
    }
    return new Path(steps);
  }

  void add(Notice notice) throws SQLException {
    add(NOTICE, contents.put(Form.NOTICE, notice));
  }

  void add(ScriptProblem problem) throws SQLException, ArchiveUnreadable {
    add(
        SCRIPT,
        contents.put(Form.SCRIPT_PROBLEM, new StoredProblem(problem.script(), problem.error())));
    put(-last, problem.path());
  }

  void add(HiddenState found) throws SQLException {
    add(
        HIDDEN,
        contents.put(
            Form.HIDDEN_STATE,
            new StoredHiddenState(
                found.action().name(),
                exchanges.put(found.request()),
                found.state(),
                exchanges.put(found.first()),
                exchanges.put(found.now()),
                found.certain())));
  }

  private void add(String kind, long content) throws SQLException {
    last++;
    PreparedStatement insert = archive.prepared("INSERT INTO finding VALUES (?, ?, ?)", last);
    insert.setString(2, kind);
    insert.setLong(3, content);
    insert.executeUpdate();
  }

  List<Violation> violations(int from, int count) throws ArchiveUnreadable {
    return archive.query(
        "SELECT * FROM violation WHERE number >= ? ORDER BY number LIMIT ?",
        this::violation,
        from,
        count);
  }

  private Violation violation(ResultSet row) throws SQLException, ArchiveUnreadable {
    return new Violation(
        Math.toIntExact(row.getLong(1)),
        Violation.Kind.valueOf(row.getString(2)),
        row.getString(3),
        Severity.valueOf(row.getString(4)),
        row.getString(5),
        row.getString(6),
        path(row.getLong(1)),
        Math.toIntExact(row.getLong(7)),
        Violation.Confirmation.valueOf(row.getString(8)),
        row.getBoolean(9),
        contents.get(Form.TEXTS, row.getLong(10)));
  }

  List<Notice> notices() throws ArchiveUnreadable {
    return archive.query(select(NOTICE), row -> contents.get(Form.NOTICE, row.getLong("value")));
  }

  List<ScriptProblem> scriptProblems() throws ArchiveUnreadable {
    return archive.query(
        select(SCRIPT),
        row -> {
          StoredProblem stored = contents.get(Form.SCRIPT_PROBLEM, row.getLong("value"));
          return new ScriptProblem(stored.script(), stored.error(), path(-row.getLong("id")));
        });
  }

  List<HiddenState> hidden() throws ArchiveUnreadable {
    return archive.query(
        select(HIDDEN),
        row -> {
          StoredHiddenState stored = contents.get(Form.HIDDEN_STATE, row.getLong("value"));
          return new HiddenState(
              new ActionId(stored.action()),
              exchanges.request(stored.request()),
              stored.state(),
              exchanges.response(stored.first()),
              exchanges.response(stored.now()),
              stored.certain());
        });
  }

  private static String select(String kind) {
    return "SELECT id, value FROM finding WHERE kind = '" + kind + "' ORDER BY id";
  }
}
