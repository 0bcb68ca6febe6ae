package io.venomqa.adapters.sqlite;

import io.venomqa.adapters.sqlite.SqliteOptions.Mechanism;

class BackupTest extends SqliteContract {

  @Override
  Mechanism mechanism() {
    return Mechanism.BACKUP;
  }
}
