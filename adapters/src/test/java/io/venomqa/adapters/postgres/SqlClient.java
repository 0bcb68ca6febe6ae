package io.venomqa.adapters.postgres;

import io.venomqa.adapters.project.PostgresAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/// Drives a [SqlClientMain].
final class SqlClient implements AutoCloseable {

  private final Process process;
  private final PrintStream in;
  private final BufferedReader out;

  private SqlClient(Process process) {
    this.process = process;
    this.in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /// With connections of different settings, used in turn.
  static SqlClient start(String url, int connections) throws IOException {
    return start(url, connections, true);
  }

  /// With connections of the usual settings, used in turn, each of which has read everything once.
  static SqlClient readers(String url, int connections) throws IOException {
    SqlClient client = start(url, connections, false);
    for (int i = 0; i < connections; i++) {
      client.dump();
    }
    return client;
  }

  private static SqlClient start(String url, int connections, boolean differ) throws IOException {
    PostgresAddress address = PostgresAddress.of(url);
    return new SqlClient(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Duser.timezone=Asia/Tokyo",
                "-cp",
                System.getProperty("java.class.path"),
                SqlClientMain.class.getName(),
                address.jdbcUrl(),
                address.user(),
                address.password(),
                Integer.toString(connections),
                Boolean.toString(differ))
            .redirectError(Redirect.INHERIT)
            .start());
  }

  /// Statements separated by `;;`, each committed by itself unless they say otherwise.
  boolean attempt(String sql) throws IOException {
    return ask(sql).startsWith("+");
  }

  void execute(String sql) throws IOException {
    String answer = ask(sql);
    if (answer.startsWith("-")) {
      throw new IOException(answer.substring(1) + ": " + sql);
    }
  }

  /// Makes its connections anew.
  void connect() throws IOException {
    execute("connect");
  }

  String dump() throws IOException {
    String answer = ask("dump");
    if (answer.startsWith("-")) {
      throw new IOException(answer);
    }
    return answer.substring(1);
  }

  private String ask(String command) throws IOException {
    in.println(Base64.getEncoder().encodeToString(command.getBytes(StandardCharsets.UTF_8)));
    String line = out.readLine();
    if (line == null) {
      throw new IOException("The process ended at: " + command);
    }
    return new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    in.close();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
