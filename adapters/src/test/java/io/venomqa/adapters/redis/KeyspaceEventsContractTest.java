package io.venomqa.adapters.redis;

class KeyspaceEventsContractTest extends RedisContract {

  @Override
  RedisOptions.Mechanism mechanism() {
    return RedisOptions.Mechanism.KEYSPACE_EVENTS;
  }
}
