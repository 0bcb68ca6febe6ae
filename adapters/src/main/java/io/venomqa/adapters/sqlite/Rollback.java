package io.venomqa.adapters.sqlite;

import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.SystemFailure;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/// A way to go back, once it is installed; what is not explained is as in
/// [io.venomqa.engine.world.Rollbackable].
interface Rollback {

  String mechanism();

  /// The hash of what counts as state, as last drained.
  ContentHash state();

  Drained drain() throws SQLException, SystemFailure;

  Checkpoint checkpoint() throws SQLException, SystemFailure;

  List<Change> restore(Checkpoint checkpoint) throws SQLException, SystemFailure;

  /// Whether nothing at all was committed between the last two looks at the database.
  boolean stoodStill();

  /// Whether nothing can change the schema without ending the run.
  boolean keepsSchema();

  List<String> audit() throws SQLException, SystemFailure;

  /// Goes home and takes out of the database what was added.
  void finish() throws SQLException, SystemFailure;

  /// Deletes files of its own.
  void cleanUp() throws IOException;
}
