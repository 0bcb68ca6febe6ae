package io.venomqa.adapters.sql;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.QueryFailure;
import io.venomqa.engine.world.SystemFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The queries of invariants, over a connection that is opened for the first one, and again when it
/// was closed.
public final class Queries implements AutoCloseable {

  private final Opening opening;
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
      return asking.query(sql, parameters);
    } catch (SystemFailure e) {
      throw new QueryFailure(String.valueOf(e.getMessage()), e);
    }
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
