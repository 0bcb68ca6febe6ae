package io.venomqa.adapters.redis;

import io.venomqa.adapters.contract.RollbackableContract;
import io.venomqa.adapters.project.Recover;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/// The contract for Redis: a pool of connections writes, another one dumps type by type.
abstract class RedisContract extends RollbackableContract {

  private static final int DATABASE = 3;

  @TempDir Path folder;

  abstract RedisOptions.Mechanism mechanism();

  @Override
  protected Subject subject(String variant) throws Exception {
    RedisProcess server = RedisProcess.start(folder.resolve("server"));
    Path work = folder.resolve("wörk 1");
    List<PlainClient> pool = List.of(server.client(DATABASE), server.client(DATABASE));
    RandomCalls.fill(pool.getFirst());
    RedisSystem system =
        new RedisSystem(
            "cache",
            server.database(DATABASE),
            new RedisOptions(mechanism(), List.of(), Recover.ASK, work, Duration.ofSeconds(5)));
    return new Shared(server, system, new RandomCalls(pool), pool, server.client(DATABASE), work);
  }

  private record Shared(
      RedisProcess server,
      RedisSystem system,
      RandomCalls calls,
      List<PlainClient> pool,
      PlainClient observer,
      Path work)
      implements Subject {

    @Override
    public void call(Random random) throws IOException {
      calls.call(random);
    }

    @Override
    public String dump() throws IOException {
      return new Dumper(observer).dump();
    }

    @Override
    public String leftBehind() throws IOException {
      List<String> left = new ArrayList<>();
      observer.askList("KEYS", "venomqa*").forEach(key -> left.add(String.valueOf(key)));
      Object flags = observer.askList("CONFIG", "GET", "notify-keyspace-events").getLast();
      if (!String.valueOf(flags).isEmpty()) {
        left.add("flags " + flags);
      }
      try (Stream<Path> files = Files.list(work)) {
        files.forEach(file -> left.add(file.toString()));
      }
      return String.join(", ", left);
    }

    @Override
    public void close() throws IOException {
      system.close();
      for (PlainClient client : pool) {
        client.close();
      }
      observer.close();
      server.close();
    }
  }
}
