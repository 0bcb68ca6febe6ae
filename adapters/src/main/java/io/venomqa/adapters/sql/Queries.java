package io.venomqa.adapters.sql;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.QueryFailure;
import io.venomqa.engine.world.SystemFailure;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The queries of invariants, over a connection that is opened for the first one, and again when it
/// was closed.
public final class Queries implements AutoCloseable {

  private final Opening opening;
  private final RememberedRows remembered = new RememberedRows();
  private Optional<Dependence> dependence = Optional.empty();
  private volatile @Nullable Reader reader;

  /// A connection that can only read.
  public interface Reader extends AutoCloseable {

    /// The rows of one statement.
    List<Row> query(String sql, List<Cell> parameters) throws QueryFailure;

    /// Whether it can still be asked.
    boolean isOpen();

    /// Breaks off the query that is running, if one is. From any thread.
    void cancel();

    @Override
    void close();
  }

  /// Opens a connection.
  @FunctionalInterface
  public interface Opening {

    Reader open() throws SystemFailure;
  }

  /// Opens nothing yet.
  public Queries(Opening opening) {
    this.opening = opening;
  }

  /// The rows of one statement.
  ///
  /// @throws QueryFailure also when no connection can be opened
  public List<Row> ask(String sql, List<Cell> parameters) throws QueryFailure {
    try {
      Reader asking = reader;
      if (asking == null || !asking.isOpen()) {
        asking = opening.open();
        reader = asking;
      }
      List<Row> rows = asking.query(sql, parameters);
      if (isOnRowsAlone(sql, parameters)) {
        remembered.answered(sql, parameters, rows);
      }
      return rows;
    } catch (SystemFailure e) {
      throw new QueryFailure(String.valueOf(e.getMessage()), e);
    }
  }

  /// A run begins, in which answers are remembered that depend on rows alone.
  ///
  /// @param place where the database is
  public void remember(Dependence known, Checkpoint place) {
    dependence = Optional.of(known);
    remembered.at(place, false);
  }

  /// A run begins, in which everything is asked anew.
  public void rememberNothing() {
    dependence = Optional.empty();
    remembered.lost();
  }

  /// The database was drained or restored.
  ///
  /// @param place where it is now
  /// @param stoodStill whether nothing at all happened to it since the last time
  public void at(Checkpoint place, boolean stoodStill) {
    remembered.at(place, stoodStill);
  }

  /// The database is where nobody looked, until the next [#at].
  public void lost() {
    remembered.lost();
  }

  /// The rows that a statement was answered in the content of the place where the database was
  /// last, where they depend on nothing else.
  public Optional<List<Row>> recall(String sql, List<Cell> parameters) {
    return isOnRowsAlone(sql, parameters) ? remembered.rows(sql, parameters) : Optional.empty();
  }

  private boolean isOnRowsAlone(String sql, List<Cell> parameters) {
    return dependence.isPresent() && dependence.get().isOnRowsAlone(sql, parameters);
  }

  /// Breaks off the query that is running, if one is. From any thread.
  public void cancel() {
    Reader asking = reader;
    if (asking != null) {
      asking.cancel();
    }
  }

  @Override
  public void close() {
    Reader asking = reader;
    reader = null;
    if (asking != null) {
      asking.close();
    }
  }
}
