package io.venomqa.examples.services;

import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/// What has to be quick, in Redis: the stock, and which orders were refunded.
final class Cache {

  private static final String STOCK = "stock";
  private static final int FULL = 10;

  private final RedisClient redis;

  /// Fills the stock at the first start.
  Cache(RedisClient redis) {
    this.redis = redis;
    redis.set(STOCK, Integer.toString(FULL), SetParams.setParams().nx());
  }

  /// Takes one, and says whether there was one.
  boolean takeFromStock() {
    if (redis.decr(STOCK) >= 0) {
      return true;
    }
    redis.incr(STOCK);
    return false;
  }

  void putIntoStock() {
    redis.incr(STOCK);
  }

  void rememberRefund(long order) {
    redis.set(refunded(order), "yes");
  }

  boolean isRefunded(long order) {
    return redis.exists(refunded(order));
  }

  /// An order that is over needs no place in the cache.
  void forget(long order) {
    redis.del(refunded(order));
  }

  private static String refunded(long order) {
    return "order:" + order + ":refunded";
  }
}
