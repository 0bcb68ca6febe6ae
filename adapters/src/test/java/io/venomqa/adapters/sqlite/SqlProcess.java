package io.venomqa.adapters.sqlite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Drives a [SqlProcessMain].
final class SqlProcess implements AutoCloseable {

  private final Process process;
  private final PrintStream in;
  private final BufferedReader out;

  private SqlProcess(Process process) {
    this.process = process;
    this.in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /// An API with two connections.
  static SqlProcess api(Path database) throws IOException {
    return start(database, 2, "PRAGMA foreign_keys = ON;;PRAGMA synchronous = OFF");
  }

  static SqlProcess dumper(Path database) throws IOException {
    return start(database, 1, "");
  }

  /// With connections that are used in turn, each of which has read everything once.
  static SqlProcess readers(Path database, int connections) throws IOException {
    SqlProcess process = start(database, connections, "");
    for (int i = 0; i < connections; i++) {
      process.dump();
    }
    return process;
  }

  static SqlProcess start(Path database, int connections, String setUp) throws IOException {
    return new SqlProcess(
        java(SqlProcessMain.class, database.toString(), Integer.toString(connections), setUp)
            .redirectError(Redirect.INHERIT)
            .start());
  }

  static ProcessBuilder java(Class<?> main, String... arguments) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-Dfile.encoding=UTF-8",
            "-Dsun.jnu.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName());
    builder.command().addAll(List.of(arguments));
    return builder;
  }

  /// Statements separated by `;;`.
  void execute(String sql) throws IOException {
    String answer = ask(sql);
    if (answer.startsWith("-")) {
      throw new IOException(answer.substring(1) + ": " + sql);
    }
  }

  /// Whether the statements succeeded.
  boolean attempt(String sql) throws IOException {
    return ask(sql).startsWith("+");
  }

  String first(String sql) throws IOException {
    return ask("?" + sql).substring(1);
  }

  String dump() throws IOException {
    String answer = ask("dump");
    if (answer.startsWith("-")) {
      throw new IOException(answer);
    }
    return answer.substring(1);
  }

  long pid() {
    return process.pid();
  }

  private String ask(String command) throws IOException {
    in.println(Base64.getEncoder().encodeToString(command.getBytes(StandardCharsets.UTF_8)));
    String line = out.readLine();
    if (line == null) {
      throw new IOException("The process ended at: " + command);
    }
    return new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
  }

  /// Ends it as `kill -9` does.
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    in.close();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
