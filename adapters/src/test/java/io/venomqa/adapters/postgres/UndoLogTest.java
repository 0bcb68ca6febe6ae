package io.venomqa.adapters.postgres;

import io.venomqa.adapters.postgres.PostgresOptions.Mechanism;

class UndoLogTest extends PostgresContract {

  @Override
  Mechanism mechanism() {
    return Mechanism.UNDO_LOG;
  }
}
