package io.venomqa.adapters.postgres;

import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.adapters.project.Recover;
import io.venomqa.engine.world.SystemFailure;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Puts a database back that a dead run has left behind: unless somebody has written to it since.
final class Recovery {

  private static final int MOST_NAMED = 10;

  private final String system;
  private final PostgresAddress address;
  private final Database db;
  private final PostgresOptions options;

  private Recovery(String system, PostgresAddress address, Database db, PostgresOptions options) {
    this.system = system;
    this.address = address;
    this.db = db;
    this.options = options;
  }

  /// To be called by a session that holds the lock of runs: so whoever left something is dead.
  ///
  /// @throws SystemFailure when somebody has written since it died and it was not said what to do
  static void recover(String system, PostgresAddress address, Database db, PostgresOptions options)
      throws SQLException, SystemFailure {
    if (RunRecord.exists(db)) {
      new Recovery(system, address, db, options).goHome();
    }
  }

  private void goHome() throws SQLException, SystemFailure {
    boolean undoLog = !db.text("SELECT to_regclass('venomqa.log')").isEmpty();
    List<String> foreign = undoLog ? foreignWrites() : foreignWritesByComparison();
    boolean keep =
        switch (options.recover()) {
          case KEEP -> !foreign.isEmpty();
          case RESTORE -> false;
          case ASK -> {
            if (!foreign.isEmpty()) {
              throw question(foreign);
            }
            yield false;
          }
        };
    if (!keep) {
      undo();
    }
    RunRecord.remove(db);
  }

  private SystemFailure question(List<String> foreign) {
    int more = foreign.size() - MOST_NAMED;
    return new SystemFailure(
        system,
        "A run that was killed left the database "
            + address
            + " changed, and somebody has written to it since: "
            + String.join("; ", foreign.subList(0, Math.min(MOST_NAMED, foreign.size())))
            + (more > 0 ? "; and " + more + " more." : "."),
        "Say --recover=restore to go back to the content before that run, or --recover=keep to keep everything as it is.");
  }

  private List<String> foreignWrites() throws SQLException {
    List<String> rows = new ArrayList<>();
    for (List<@Nullable String> row :
        db.rows(
            """
            SELECT n.name, l.img, sum(l.sign) FROM venomqa.log l
              JOIN venomqa.names n ON n.tbl = l.tbl, venomqa.run r
            WHERE l.at > r.beat + ? * interval '1 millisecond'
            GROUP BY n.name, l.img HAVING sum(l.sign) <> 0 ORDER BY 1, 2
            """,
            Heartbeat.GRACE.toMillis())) {
      boolean came = !Objects.requireNonNull(row.get(2)).startsWith("-");
      rows.add(row.get(0) + (came ? ", came: " : ", went: ") + row.get(1));
    }
    return rows;
  }

  /// Without a log it is not known when a row was written.
  private List<String> foreignWritesByComparison() throws SQLException {
    return db.rows("SELECT venomqa.differences()").isEmpty()
        ? List.of()
        : List.of("rows differ from what the run left; when they were written is not known");
  }

  private void undo() throws SQLException, SystemFailure {
    Delta home;
    try (ResultSet result =
        db.prepared(
                "SELECT tbl, img, sum(n)::int FROM venomqa.home WHERE tbl >= 0 GROUP BY tbl, img HAVING sum(n) <> 0")
            .executeQuery()) {
      home = Rollback.delta(result);
    }
    String sequences = db.text("SELECT sequences FROM venomqa.run");
    PreparedStatement go = db.prepared("SELECT t, i, c FROM venomqa.go(?, ?, ?, ?, ?, ?, ?, 0)");
    Rollback.bind(db, go, 1, Delta.NONE.minus(home));
    Rollback.bind(db, go, 4, Delta.NONE);
    go.setString(7, options.restoresSequences() ? sequences : null);
    db.begin();
    try {
      boolean exact = goes(go);
      if (!exact && options.recover() == Recover.RESTORE) {
        Rollback.putBack(db, options.restoresSequences() ? sequences : "");
        exact = db.rows("SELECT venomqa.differences()").isEmpty();
      }
      if (!exact) {
        throw new SystemFailure(
            system,
            "A run that was killed left the database "
                + address
                + " changed, and it could not be brought back exactly.",
            "Say --recover=restore to put every row back from the copy that was taken at that run's start"
                + " (the tables venomqa.copy_N of that database), or --recover=keep to keep everything as it is.");
      }
      db.commit();
    } catch (SQLException | SystemFailure | RuntimeException e) {
      db.rollback();
      throw e;
    }
  }

  /// Goes the way home.
  ///
  /// @return whether that is where it led to
  private boolean goes(PreparedStatement home) throws SQLException {
    Savepoint before = db.connection().setSavepoint();
    try {
      home.executeQuery().close();
    } catch (SQLException e) {
      if (!Failures.isInexact(e)) {
        throw e;
      }
      db.connection().rollback(before);
      return false;
    }
    return db.rows("SELECT venomqa.differences()").isEmpty();
  }
}
