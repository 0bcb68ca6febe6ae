package io.venomqa.adapters.archive;

import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.State;
import io.venomqa.engine.model.StateId;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.rule.RuleResult;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// States, and for each the last step of the shortest known way to it.
final class States {

  private static final String COLUMNS = "SELECT number, id, depth, content, context FROM state ";

  private final ArchiveFile archive;
  private final Contents contents;
  private final Transitions transitions;
  private int[] depths = new int[1024];
  private boolean[] reached = new boolean[1024];
  private long waiting;

  States(ArchiveFile archive, Contents contents, Transitions transitions) {
    this.archive = archive;
    this.contents = contents;
    this.transitions = transitions;
  }

  void add(State state, List<RuleResult> rules) throws SQLException {
    PreparedStatement insert =
        archive.prepared(
            "INSERT INTO state VALUES (?, ?, ?, NULL, ?, ?, ?, NULL, NULL)", state.number());
    insert.setBytes(2, Contents.bytes(state.id().hash()));
    insert.setLong(3, state.depth());
    insert.setLong(4, contents.put(Form.CONTENT, state.content()));
    insert.setLong(5, contents.put(Form.CONTEXT, state.context()));
    insert.setLong(6, contents.put(Form.RULES, rules));
    insert.executeUpdate();
    if (state.number() >= depths.length) {
      depths = Arrays.copyOf(depths, depths.length * 2);
      reached = Arrays.copyOf(reached, reached.length * 2);
    }
    depths[state.number()] = state.depth();
  }

  /// Takes note of a step of the search that was just added: it may be the first way to its state,
  /// or a shorter one, and then a shorter one to what comes after it.
  void reached(Transition step) throws SQLException, ArchiveUnreadable {
    int to = step.to();
    if (to != 0 && !reached[to]) {
      reached[to] = true;
      archive.change("UPDATE state SET way = ? WHERE number = ?", step.number(), to);
    }
    shorten(new Step(step.number(), step.from(), to));
  }

  private record Step(long number, int from, int to) {}

  private void shorten(Step first) throws SQLException, ArchiveUnreadable {
    ArrayDeque<Step> open = new ArrayDeque<>(List.of(first));
    while (!open.isEmpty()) {
      Step step = open.poll();
      int depth = depths[step.from()] + 1;
      if (depth < depths[step.to()]) {
        depths[step.to()] = depth;
        archive.change(
            "UPDATE state SET way = ?, depth = ? WHERE number = ?",
            step.number(),
            depth,
            step.to());
        open.addAll(
            archive.query(
                "SELECT key, source, target FROM transition WHERE source = ? AND key > 0 ORDER BY key",
                row -> new Step(row.getLong(1), row.getInt(2), row.getInt(3)),
                step.to()));
      }
    }
  }

  /// It waits for its calls to be tried, behind those that do already.
  void waiting(int state) throws SQLException {
    waiting++;
    archive.change("UPDATE state SET waiting = ? WHERE number = ?", waiting, state);
  }

  /// Everything was tried in it.
  void closed(int state, int tried) throws SQLException {
    archive.change("UPDATE state SET tried = ? WHERE number = ?", tried, state);
  }

  List<State> page(int from, int count) throws ArchiveUnreadable {
    return archive.query(
        COLUMNS + "WHERE number >= ? ORDER BY number LIMIT ?", this::state, from, count);
  }

  State get(int number) throws ArchiveUnreadable {
    List<State> found = archive.query(COLUMNS + "WHERE number = ?", this::state, number);
    if (found.size() != 1) {
      throw damaged("state " + number + " is missing");
    }
    return found.getFirst();
  }

  List<RuleResult> initialRules() throws ArchiveUnreadable {
    List<List<RuleResult>> found =
        archive.query(
            "SELECT rules FROM state WHERE number = 0",
            row -> contents.get(Form.RULES, row.getLong(1)));
    return found.isEmpty() ? List.of() : found.getFirst();
  }

  /// The states that wait for their calls to be tried, in the order in which they began to.
  List<Integer> waiting() throws ArchiveUnreadable {
    return archive.query(
        "SELECT number FROM state WHERE waiting IS NOT NULL AND tried IS NULL ORDER BY waiting",
        row -> row.getInt(1));
  }

  int count() throws ArchiveUnreadable {
    return Math.toIntExact(archive.number("SELECT count(*) FROM state"));
  }

  /// The shortest known way to a state. Each step goes one deeper, so it has an end in any file.
  Path pathTo(int state) throws ArchiveUnreadable {
    List<Transition> backwards = new ArrayList<>();
    int at = state;
    int depth = depth(state);
    while (at != 0) {
      Transition in = transitions.get(archive.number("SELECT way FROM state WHERE number = ?", at));
      if (in.to() != at || depth(in.from()) != depth - 1) {
        throw damaged("the way to state " + state + " leads nowhere");
      }
      backwards.add(in);
      at = in.from();
      depth--;
    }
    return new Path(backwards.reversed());
  }

  private int depth(int state) throws ArchiveUnreadable {
    return get(state).depth();
  }

  private State state(ResultSet row) throws SQLException, ArchiveUnreadable {
    Context context = contents.get(Form.CONTEXT, row.getLong(5));
    ContentHash id = Contents.hash(row.getBytes(2));
    return new State(
        new StateId(id),
        Math.toIntExact(row.getLong(1)),
        Math.toIntExact(row.getLong(3)),
        contents.get(Form.CONTENT, row.getLong(4)),
        context);
  }

  private ArchiveUnreadable damaged(String what) {
    return ArchiveUnreadable.damaged(archive.file(), what);
  }
}
