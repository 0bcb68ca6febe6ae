package io.venomqa.adapters.sqlite;

import io.venomqa.adapters.sqlite.SqliteOptions.Mechanism;

class UndoLogTest extends SqliteContract {

  @Override
  Mechanism mechanism() {
    return Mechanism.UNDO_LOG;
  }
}
