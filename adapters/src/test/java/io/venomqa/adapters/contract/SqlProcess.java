package io.venomqa.adapters.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/// A process of its own that keeps connections to a database open, as an API does, and executes
/// what it is told to.
public final class SqlProcess implements AutoCloseable {

  private final Process process;
  private final PrintStream in;
  private final BufferedReader out;

  private SqlProcess(Process process) {
    this.process = process;
    this.in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /// Starts one.
  ///
  /// @param main calls [#serve]
  public static SqlProcess start(Class<?> main, String... arguments) throws IOException {
    return new SqlProcess(
        OtherJvm.running(main, arguments).redirectError(Redirect.INHERIT).start());
  }

  /// Statements separated by `;;`.
  public void execute(String sql) throws IOException {
    succeeded(ask(sql), sql);
  }

  /// Whether the statements succeeded.
  public boolean attempt(String sql) throws IOException {
    return ask(sql).startsWith("+");
  }

  /// The first value that a query gives.
  public String first(String sql) throws IOException {
    return succeeded(ask("?" + sql), sql);
  }

  /// Everything that is in the database, as text.
  public String dump() throws IOException {
    return succeeded(ask("dump"), "dump");
  }

  /// Makes the connections anew.
  public void connect() throws IOException {
    execute("connect");
  }

  /// The process's id.
  public long pid() {
    return process.pid();
  }

  /// Ends it as `kill -9` does.
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    in.close();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  private static String succeeded(String answer, String command) throws IOException {
    if (answer.startsWith("-")) {
      throw new IOException(answer.substring(1) + ": " + command);
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

  /// What the process does with a command.
  @FunctionalInterface
  public interface Answers {

    /// The answer to a command.
    String to(String command) throws SQLException, IOException;
  }

  /// The process's own end: answers until its input ends.
  public static void serve(Answers answers) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String answer;
      try {
        answer =
            "+" + answers.to(new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8));
      } catch (SQLException e) {
        answer = "-" + e.getMessage();
      }
      out.println(Base64.getEncoder().encodeToString(answer.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
