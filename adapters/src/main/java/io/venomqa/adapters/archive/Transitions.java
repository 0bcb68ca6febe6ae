package io.venomqa.adapters.archive;

import io.venomqa.engine.event.StepTimes;
import io.venomqa.engine.explore.PastRun;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.rule.RuleResult;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Steps by key: those of the search have their number as key; those that were made outside of it,
/// such as a violation's path when it was replayed, have negative ones.
final class Transitions {

  private static final String COLUMNS =
      "SELECT key, number, source, action, target, changes, context FROM transition ";

  private static final long SAME = 0;
  private static final long RENAMED = 1;

  private final ArchiveFile archive;
  private final Contents contents;
  private final Exchanges exchanges;
  private long outside;

  Transitions(ArchiveFile archive, Contents contents, Exchanges exchanges) {
    this.archive = archive;
    this.contents = contents;
    this.exchanges = exchanges;
  }

  /// Adds a step of the search.
  void add(Transition transition, List<RuleResult> rules, StepTimes times) throws SQLException {
    insert(transition.number(), transition, rules, times);
  }

  /// The key of a step of a path, which is added where the search did not take the very same.
  long keyOf(Transition step) throws SQLException, ArchiveUnreadable {
    boolean isOfSearch =
        archive
            .query(COLUMNS + "WHERE key = ?", this::transition, step.number())
            .equals(List.of(step));
    if (isOfSearch) {
      return step.number();
    }
    outside--;
    insert(outside, step, List.of(), StepTimes.ZERO);
    return outside;
  }

  private void insert(long key, Transition step, List<RuleResult> rules, StepTimes times)
      throws SQLException {
    PreparedStatement insert =
        archive.prepared(
            "INSERT INTO transition VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,NULL)", key);
    insert.setObject(2, key > 0 ? null : step.number());
    insert.setLong(3, step.from());
    insert.setLong(4, contents.put(step.action().name().getBytes(StandardCharsets.UTF_8)));
    insert.setLong(5, step.to());
    insert.setLong(6, step.statusCode());
    insert.setLong(7, contents.put(Form.CHANGES, step.changes()));
    insert.setLong(8, contents.put(Form.CONTEXT, step.contextAfter()));
    insert.setLong(9, contents.put(Form.RULES, rules));
    insert.setLong(10, times.api());
    insert.setLong(11, times.restore());
    insert.setLong(12, times.drain());
    insert.setLong(13, times.settle());
    insert.setLong(14, times.invariants());
    insert.setLong(15, times.scripts());
    insert.setLong(16, times.engine());
    insert.executeUpdate();
    exchanges.put(key, step.exchanges());
  }

  /// Nothing was wrong with a step of the search.
  void settled(int number, boolean renamed) throws SQLException {
    archive.change(
        "UPDATE transition SET settled = ? WHERE key = ?", renamed ? RENAMED : SAME, number);
  }

  /// What an action, whose name is a content, came to in a state.
  Optional<PastRun.Step> of(int state, long action) throws ArchiveUnreadable {
    return archive
        .query(
            "SELECT key, number, source, action, target, changes, context, rules, settled"
                + " FROM transition WHERE source = ? AND action = ? AND key > 0 ORDER BY key LIMIT 1",
            row ->
                new PastRun.Step(
                    transition(row),
                    contents.get(Form.RULES, row.getLong(8)),
                    row.getObject(9) != null,
                    row.getLong(9) == RENAMED),
            state,
            action)
        .stream()
        .findFirst();
  }

  /// Those of the search, by number.
  List<Transition> page(long from, int count) throws ArchiveUnreadable {
    return archive.query(
        COLUMNS + "WHERE key >= max(1, ?) ORDER BY key LIMIT ?", this::transition, from, count);
  }

  /// Those of the search that start in a state.
  List<Transition> from(int state) throws ArchiveUnreadable {
    return archive.query(
        COLUMNS + "WHERE source = ? AND key > 0 ORDER BY key", this::transition, state);
  }

  Transition get(long key) throws ArchiveUnreadable {
    return only(
        archive.query(COLUMNS + "WHERE key = ?", this::transition, key), "transition " + key);
  }

  List<RuleResult> rulesAfter(int number) throws ArchiveUnreadable {
    return only(
        archive.query(
            "SELECT rules FROM transition WHERE key = ?",
            row -> contents.get(Form.RULES, row.getLong(1)),
            number),
        "transition " + number);
  }

  StepTimes timesOf(int number) throws ArchiveUnreadable {
    return only(
        archive.query(
            "SELECT api, restore, drain, settle, invariants, scripts, engine FROM transition WHERE key = ?",
            row ->
                new StepTimes(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7)),
            number),
        "transition " + number);
  }

  int count() throws ArchiveUnreadable {
    return Math.toIntExact(archive.number("SELECT max(0, coalesce(max(key), 0)) FROM transition"));
  }

  private Transition transition(ResultSet row) throws SQLException, ArchiveUnreadable {
    long key = row.getLong(1);
    return new Transition(
        Math.toIntExact(key > 0 ? key : row.getLong(2)),
        Math.toIntExact(row.getLong(3)),
        new ActionId(text(row.getLong(4))),
        Math.toIntExact(row.getLong(5)),
        exchanges.of(key),
        contents.get(Form.CHANGES, row.getLong(6)),
        contents.get(Form.CONTEXT, row.getLong(7)));
  }

  private String text(long id) throws ArchiveUnreadable {
    return new String(contents.get(id), StandardCharsets.UTF_8);
  }

  private <T> T only(List<T> found, String what) throws ArchiveUnreadable {
    if (found.size() != 1) {
      throw ArchiveUnreadable.damaged(archive.file(), what + " is missing");
    }
    return found.getFirst();
  }
}
