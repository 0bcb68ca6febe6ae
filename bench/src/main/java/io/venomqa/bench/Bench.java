package io.venomqa.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.venomqa.adapters.postgres.PostgresOptions;
import io.venomqa.adapters.sqlite.SqliteOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import redis.embedded.RedisServer;

/// `bench/run NAME`.
public final class Bench {

  private Bench() {}

  /// Runs a benchmark and prints what it measured; the last line is one JSON object.
  public static void main(String[] arguments) throws Exception {
    List<String> words = List.of(arguments);
    Map<String, Object> figures =
        switch (words.isEmpty() ? "" : words.getFirst()) {
          case "explore" ->
              new ExploreBench(Path.of("examples")).run(words.subList(1, words.size()));
          case "audit" -> new AuditBench(Path.of("examples", "shop-fixed")).run();
          case "archive" -> new ArchiveBench().run();
          case "hot" -> new HotBench().run();
          case "engine" -> new EngineBench().run();
          case "search" -> new SearchBench().run();
          case "rollback" -> rollback(words.subList(1, words.size()));
          default -> {
            System.err.println(
                "usage: bench/run explore|archive|audit|engine|hot|search|rollback [MECHANISM…]");
            System.exit(2);
            throw new AssertionError();
          }
        };
    System.out.println(new ObjectMapper().writeValueAsString(figures));
  }

  /// On servers of its own.
  ///
  /// @param wanted names of mechanisms; empty for all
  private static Map<String, Object> rollback(List<String> wanted) throws Exception {
    int port = freePort();
    RedisServer cache = new RedisServer(port);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
      cache.start();
      String url = "postgresql://postgres@127.0.0.1:" + postgres.getPort() + "/postgres";
      return new RollbackBench()
          .run(
              Stream.of(
                      SqlMechanisms.postgres(
                          "postgres-undo", url, PostgresOptions.Mechanism.UNDO_LOG),
                      SqlMechanisms.postgres("postgres-copy", url, PostgresOptions.Mechanism.COPY),
                      SqlMechanisms.postgresProxy("postgres-proxy", url),
                      SqlMechanisms.sqlite("sqlite-undo", SqliteOptions.Mechanism.UNDO_LOG),
                      SqlMechanisms.sqlite("sqlite-backup", SqliteOptions.Mechanism.BACKUP),
                      new RedisMechanism(port))
                  .filter(mechanism -> wanted.isEmpty() || wanted.contains(mechanism.name()))
                  .toList());
    } finally {
      cache.stop();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
