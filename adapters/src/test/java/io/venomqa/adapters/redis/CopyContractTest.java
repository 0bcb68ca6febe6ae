package io.venomqa.adapters.redis;

class CopyContractTest extends RedisContract {

  @Override
  RedisOptions.Mechanism mechanism() {
    return RedisOptions.Mechanism.COPY;
  }
}
