package io.venomqa.adapters.postgres;

class UndoLogTest extends PostgresContract {

  @Override
  PostgresOptions options() {
    return PostgresOptions.DEFAULT;
  }
}
