package io.venomqa.adapters.redis;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import redis.embedded.RedisExecProvider;

/// A real Redis server on a free port.
final class RedisProcess implements AutoCloseable {

  private final Path folder;
  private final int port;
  private final List<String> settings;
  private Process process;

  private RedisProcess(Path folder, int port, List<String> settings) throws IOException {
    this.folder = folder;
    this.port = port;
    this.settings = settings;
    this.process = launch();
  }

  /// @param folder for its files
  /// @param settings as on its command line, such as `--maxmemory`, `100mb`
  static RedisProcess start(Path folder, String... settings) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    return new RedisProcess(Files.createDirectories(folder), port, List.of(settings));
  }

  private Process launch() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(RedisExecProvider.defaultProvider().get().getAbsolutePath());
    command.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1", "--save", ""));
    command.addAll(settings);
    Process launched =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(folder.resolve("redis.log").toFile()))
            .start();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (true) {
      try (PlainClient client = client(0)) {
        String answer = String.valueOf(client.ask("PING"));
        if (answer.equals("PONG") || answer.contains("NOAUTH")) {
          return launched;
        }
      } catch (IOException notYet) {
        if (System.nanoTime() > deadline || !launched.isAlive()) {
          throw notYet;
        }
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  int port() {
    return port;
  }

  RedisServer database(int number) {
    return RedisServer.local(port, number);
  }

  PlainClient client(int database) throws IOException {
    return new PlainClient(port, database);
  }

  void stop() {
    process.destroy();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  void startAgain() throws IOException {
    process = launch();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
