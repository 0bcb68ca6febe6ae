package io.venomqa.adapters.postgres;

import io.venomqa.adapters.postgres.PostgresOptions.Mechanism;

class CopyTest extends PostgresContract {

  @Override
  Mechanism mechanism() {
    return Mechanism.COPY;
  }
}
