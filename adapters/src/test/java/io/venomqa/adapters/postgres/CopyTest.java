package io.venomqa.adapters.postgres;

import io.venomqa.adapters.postgres.PostgresOptions.Mechanism;

class CopyTest extends PostgresContract {

  @Override
  PostgresOptions options() {
    PostgresOptions usual = PostgresOptions.DEFAULT;
    return new PostgresOptions(
        Mechanism.COPY,
        usual.schemas(),
        usual.ignore(),
        usual.restoresSequences(),
        usual.recover(),
        usual.patience());
  }
}
