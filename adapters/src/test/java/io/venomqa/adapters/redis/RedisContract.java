package io.venomqa.adapters.redis;

import io.venomqa.adapters.contract.RollbackableContract;
import io.venomqa.adapters.contract.Subject;
import io.venomqa.adapters.contract.Subject.Held;
import io.venomqa.adapters.project.Recover;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
    Path own = Files.createTempDirectory(folder, "server");
    RedisProcess server = RedisProcess.start(own);
    try (PlainClient client = server.client(DATABASE)) {
      RandomCalls.fill(client);
    }
    return new Shared(server, folder.resolve("wörk 1"));
  }

  private final class Shared implements Subject {

    private final RedisProcess server;
    private final Path work;
    private final RedisSystem system;
    private List<PlainClient> pool;
    private Deque<PlainClient> idle;
    private PlainClient observer;

    Shared(RedisProcess server, Path work) throws IOException {
      this.server = server;
      this.work = work;
      this.system =
          new RedisSystem(
              "cache",
              server.database(DATABASE),
              new RedisOptions(mechanism(), List.of(), Recover.ASK, work, Duration.ofSeconds(5)));
      connect();
    }

    private void connect() throws IOException {
      pool = List.of(server.client(DATABASE), server.client(DATABASE));
      observer = server.client(DATABASE);
      idle = new ArrayDeque<>();
      for (int i = 0; i < 5; i++) {
        PlainClient client = server.client(DATABASE);
        new Dumper(client).dump();
        idle.add(client);
      }
    }

    @Override
    public RedisSystem system() {
      return system;
    }

    @Override
    public void call(Random random) throws IOException {
      new RandomCalls(pool).call(random);
    }

    @Override
    public String write(String marker) throws IOException {
      try (PlainClient client = server.client(DATABASE)) {
        client.ask("RPUSH", marker, "x");
      }
      return marker;
    }

    @Override
    public Held hold(String marker) throws IOException {
      return new InTransaction(server.client(DATABASE), marker);
    }

    @Override
    public String dump() throws IOException {
      return new Dumper(observer).dump();
    }

    @Override
    public String dumpByIdle() throws IOException {
      PlainClient longest = idle.remove();
      idle.add(longest);
      return new Dumper(longest).dump();
    }

    // Not by its append-only file: replayed, that forgets how much each group of a stream has read.
    @Override
    public void restart() throws IOException {
      observer.say("SAVE");
      disconnect();
      server.stop();
      server.startAgain();
      connect();
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

    private void disconnect() throws IOException {
      for (PlainClient client : pool) {
        client.close();
      }
      for (PlainClient client : idle) {
        client.close();
      }
      observer.close();
    }

    @Override
    public void close() throws IOException {
      system.close();
      disconnect();
      server.close();
    }
  }

  /// What a client queues after MULTI is nothing before its EXEC, and keeps nobody waiting.
  private static final class InTransaction implements Held {

    private final PlainClient client;
    private final String marker;

    InTransaction(PlainClient client, String marker) throws IOException {
      this.client = client;
      this.marker = marker;
      client.say("MULTI");
      client.ask("RPUSH", marker, "x");
    }

    @Override
    public String culprit() {
      return "";
    }

    @Override
    public String commit() throws IOException {
      client.say("EXEC");
      return marker;
    }

    @Override
    public void close() throws IOException {
      client.close();
    }
  }
}
