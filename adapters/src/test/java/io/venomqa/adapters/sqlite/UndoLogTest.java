package io.venomqa.adapters.sqlite;

import io.venomqa.adapters.sqlite.SqliteOptions.Mechanism;

class UndoLogTest extends RollbackableContract {

  @Override
  Mechanism mechanism() {
    return Mechanism.UNDO_LOG;
  }

  @Override
  int steps() {
    return 5_000;
  }
}
