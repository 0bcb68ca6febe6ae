package io.venomqa.adapters.postgres;

import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.QueryFailure;
import io.venomqa.engine.world.SystemFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The queries of invariants, over a connection that is opened for the first one, and again when it
/// was closed.
final class Queries implements AutoCloseable {

  private final String system;
  private volatile @Nullable SqlReader reader;

  Queries(String system) {
    this.system = system;
  }

  /// Asks at an address, which is the same each time.
  List<Row> ask(PostgresAddress address, String sql, List<Cell> parameters) throws QueryFailure {
    try {
      SqlReader asking = reader;
      if (asking == null || !asking.isOpen()) {
        asking = SqlReader.open(system, address);
        reader = asking;
      }
      return asking.query(sql, parameters);
    } catch (SystemFailure e) {
      throw new QueryFailure(String.valueOf(e.getMessage()), e);
    }
  }

  /// Breaks off the query that is running, if one is. From any thread.
  void cancel() {
    SqlReader asking = reader;
    if (asking != null) {
      asking.cancel();
    }
  }

  @Override
  public void close() {
    SqlReader asking = reader;
    reader = null;
    if (asking != null) {
      asking.close();
    }
  }
}
