package io.venomqa.bench;

import io.venomqa.adapters.redis.RedisOptions;
import io.venomqa.adapters.redis.RedisServer;
import io.venomqa.adapters.redis.RedisSystem;
import io.venomqa.bench.RollbackBench.Mechanism;
import io.venomqa.bench.RollbackBench.Subject;
import io.venomqa.engine.world.Rollbackable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Transaction;

/// Redis with keyspace events.
///
/// @param port of the server on this machine
record RedisMechanism(int port) implements Mechanism {

  private static final int DATABASE = 5;

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public List<Integer> sizes() {
    return List.of(10, 1_000, 50_000);
  }

  @Override
  public Subject subject(int size) throws Exception {
    Path work = Files.createTempDirectory("venomqa-bench-");
    Jedis api = new Jedis("127.0.0.1", port);
    api.select(DATABASE);
    api.flushDB();
    Pipeline pipeline = api.pipelined();
    for (int i = 0; i < size; i++) {
      pipeline.set("key:" + i, "value " + i);
    }
    pipeline.sync();
    return new Keys(api, port, work);
  }

  private record Keys(Jedis api, int port, Path work) implements Subject {

    @Override
    public Rollbackable system() {
      return new RedisSystem(
          "cache", RedisServer.local(port, DATABASE), RedisOptions.defaults(work));
    }

    @Override
    public void call() {
      Transaction transaction = api.multi();
      transaction.incr("orders");
      transaction.hset("order:1", "total", "5");
      transaction.rpush("queue", "x");
      transaction.exec();
    }

    @Override
    public void close() {
      api.close();
    }
  }
}
