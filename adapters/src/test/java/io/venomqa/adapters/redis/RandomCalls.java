package io.venomqa.adapters.redis;

import java.io.IOException;
import java.util.List;
import java.util.Random;

/// What an API might do with a Redis database: all types and their encodings, through a pool of
/// connections.
final class RandomCalls {

  private static final List<String> TEMPLATES =
      List.of(
          "SET $s $v",
          "APPEND $s $v",
          "INCR n:$i",
          "SETRANGE $s 5 xyz",
          "SETBIT bits:$i $n 1",
          "GETDEL $s",
          "MSET $s $v $s $v",
          "RPUSH l:$i $v $v",
          "LPUSH l:$i $big",
          "LPOP l:$i",
          "LINSERT l:$i BEFORE a b",
          "LTRIM l:$i 0 20",
          "LMOVE l:$i l:$i LEFT RIGHT",
          "LSET l:$i 0 $v",
          "SADD set:$i $n $n",
          "SADD set:$i $v",
          "SREM set:$i $n",
          "SPOP set:$i",
          "SMOVE set:$i set:$i $n",
          "SUNIONSTORE set:$i set:$i set:$i",
          "HSET h:$i $v $v",
          "HSET h:$i f$n $big",
          "HDEL h:$i f$n",
          "HINCRBY h:$i count $n",
          "HINCRBYFLOAT h:$i part 0.5",
          "ZADD z:$i $n $v",
          "ZADD z:$i $n.25 $big",
          "ZADD z:$i -inf low +inf high",
          "ZINCRBY z:$i 1.5 low",
          "ZPOPMIN z:$i",
          "ZUNIONSTORE z:$i 2 z:$i z:$i",
          "GEOADD geo:$i 13.36 38.11 $v",
          "PFADD hll:$i $v $n",
          "XADD x:$i * field $v other $n",
          "XADD x:$i * field $v",
          "XADD x:$i MAXLEN 3 * f $big",
          "XGROUP CREATE x:$i g$i 0 MKSTREAM",
          "XREADGROUP GROUP g$i c$i COUNT 1 STREAMS x:$i >",
          "XREADGROUP GROUP g$i c$i COUNT 2 STREAMS x:$i >",
          "XAUTOCLAIM x:$i g$i c$i 0 0",
          "XGROUP DESTROY x:$i g$i",
          "XGROUP DELCONSUMER x:$i g$i c$i",
          "XTRIM x:$i MAXLEN 2",
          "DEL $s l:$i",
          "UNLINK h:$i z:$i x:$i",
          "RENAME l:$i l:$i",
          "COPY h:$i h:$i REPLACE",
          "EXPIRE ttl:1 10000",
          "EXPIRE ttl:2 20000",
          "PERSIST ttl:$i",
          "SET ttl:1 $v EX 10000",
          "SET ttl:2 $v EX 20000",
          "SET ttl:1 $v",
          "SORT l:$i ALPHA STORE l:$i",
          "MOVE $s 9",
          "GET $s",
          "HGETALL h:$i",
          "LPUSH $s wrong",
          "INCR l:$i");

  private final List<PlainClient> pool;

  RandomCalls(List<PlainClient> pool) {
    this.pool = pool;
  }

  /// All types, small and large.
  static void fill(PlainClient client) throws IOException {
    for (int i = 0; i < 600; i++) {
      client.say("HSET h:big f" + i + " " + i);
      client.say("ZADD z:big " + i + ".5 m" + i);
      client.say("SADD set:big m" + i);
      client.say("SADD set:ints " + i * 1_000_003L);
      client.say("RPUSH l:big item-" + i + "-" + "x".repeat(i % 90));
      client.say("XADD x:big " + (i + 1) + "-1 n " + i + " text " + "y".repeat(i % 40));
    }
    client.ask("SET", "bin\u0000\u00ff\r\n", "\u0000\u0001\u00fe\r\n");
    client.ask("HSET", "bin:hash\u00ff", "\u00e4\u0000", "\u00ff");
    client.say("SET text " + "long ".repeat(100).strip().replace(' ', '_'));
    client.say("RPUSH l:1 a b c");
    client.say("XADD x:1 * f v");
    client.say("XGROUP CREATE x:1 g1 0");
    client.say("XREADGROUP GROUP g1 c1 STREAMS x:1 >");
    client.say("SET ttl:1 v EX 10000");
  }

  /// One call: up to three commands, or a transaction, or a script; some of them refused.
  void call(Random random) throws IOException {
    PlainClient client = pool.get(random.nextInt(pool.size()));
    int kind = random.nextInt(60);
    if (kind == 0) {
      client.say("FLUSHDB");
    } else if (kind == 1) {
      acknowledge(client);
    } else if (kind == 2) {
      client.ask(
          "EVAL",
          "redis.call('set', KEYS[1], ARGV[1]); redis.call('del', KEYS[2]); return 1",
          "2",
          "s:1",
          "l:2",
          Integer.toString(random.nextInt(100)));
    } else if (kind < 12) {
      client.say("MULTI");
      commands(client, random);
      client.say(random.nextBoolean() ? "EXEC" : "DISCARD");
    } else {
      commands(client, random);
    }
  }

  private static void acknowledge(PlainClient client) throws IOException {
    for (int i = 1; i <= 2; i++) {
      for (int g = 1; g <= 2; g++) {
        Object pending = client.ask("XPENDING", "x:" + i, "g" + g, "-", "+", "1");
        if (pending instanceof List<?> list && !list.isEmpty()) {
          String id = String.valueOf(((List<?>) list.getFirst()).getFirst());
          client.ask("XACK", "x:" + i, "g" + g, id);
          return;
        }
      }
    }
  }

  private static void commands(PlainClient client, Random random) throws IOException {
    for (int i = random.nextInt(3); i >= 0; i--) {
      String[] command = TEMPLATES.get(random.nextInt(TEMPLATES.size())).split(" ", -1);
      for (int j = 0; j < command.length; j++) {
        command[j] = fill(command[j], random);
      }
      client.ask(command);
    }
  }

  private static String fill(String part, Random random) {
    String number = Integer.toString(random.nextInt(40));
    return part.replace("$big", "B" + number + "-" + "z".repeat(70 + random.nextInt(3)))
        .replace(
            "$s", random.nextInt(8) == 0 ? "bin\u0000\u00ff\r\n" : "s:" + (1 + random.nextInt(3)))
        .replace("$i", Integer.toString(1 + random.nextInt(2)))
        .replace("$n", number)
        .replace("$v", random.nextBoolean() ? "v" + number : "\u00fc\u0000" + number);
  }
}
