package io.venomqa.adapters.sqlite;

import io.venomqa.adapters.sqlite.SqliteOptions.Mechanism;

class BackupTest extends RollbackableContract {

  @Override
  Mechanism mechanism() {
    return Mechanism.BACKUP;
  }

  @Override
  int steps() {
    return 100;
  }
}
