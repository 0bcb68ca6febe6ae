package io.venomqa.adapters.sqlite;

import io.venomqa.engine.model.Change;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.SystemFailure;
import java.sql.SQLException;
import java.util.List;

/// A way to go back, once it is installed; each method as in
/// [io.venomqa.engine.world.Rollbackable].
interface Rollback {

  String mechanism();

  Drained drain() throws SQLException, SystemFailure;

  Checkpoint checkpoint() throws SQLException, SystemFailure;

  List<Change> restore(Checkpoint checkpoint) throws SQLException, SystemFailure;

  List<String> audit() throws SQLException, SystemFailure;

  /// Goes home, proves it and takes away what was added.
  void finish() throws SQLException, SystemFailure;
}
