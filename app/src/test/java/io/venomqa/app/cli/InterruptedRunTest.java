package io.venomqa.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.venomqa.app.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Ctrl-C in the middle of a run: what was found until then is printed and written, and everything
/// is put back.
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process cannot be sent a Ctrl-C there")
class InterruptedRunTest {

  /// A background job of a shell script ignores Ctrl-C's signal, and so does all that it starts:
  /// then the one that asks a program to end does as well.
  private static final boolean IGNORES_SIGINT = ignoresSigint();

  private static final String SIGNAL = IGNORES_SIGINT ? "-TERM" : "-INT";
  private static final int ENDED_BY_SIGNAL = 128 + (IGNORES_SIGINT ? 15 : 2);

  private ShopFolder shop;

  @BeforeEach
  void aShopThatTakesLong() throws Exception {
    shop =
        new ShopFolder()
            .replace(
                "venomqa.yaml",
                "callsPerAction: 2",
                "callsPerAction: 6\nlimits:\n  violations: none");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void printsAndReportsWhatWasFoundUntilThen() throws Exception {
    Path report = shop.path().resolve("report.json");

    Interrupted run = interruptWhileExploring("--report", "json=" + report);

    assertEquals(ENDED_BY_SIGNAL, run.exitCode(), run.out());
    assertTrue(run.out().contains("\nStopped by you."), run.out());
    assertTrue(run.out().contains(" still have calls to try."), run.out());
    JsonNode written = new ObjectMapper().readTree(report.toFile());
    assertEquals("stopped", written.at("/ending/kind").asText());
    assertEquals("create_order", written.at("/transitions/0/action").asText());
  }

  @Test
  void leavesNothingBehind() throws Exception {
    Interrupted run = interruptWhileExploring();

    assertEquals(List.of(), run.childrenAlive(), run.out());
    assertEquals(List.of("orders", "refunds", "refunds_by_order"), schema());
    assertEquals(0, number("select count(*) from orders"));
  }

  private static boolean ignoresSigint() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    } catch (IOException noSuchFile) {
      return false;
    }
  }

  /// @param childrenAlive of the processes that the run had started
  private record Interrupted(int exitCode, String out, List<ProcessHandle> childrenAlive) {}

  /// Starts a run in a process of its own and sends it Ctrl-C's signal when a second order is
  /// there.
  private Interrupted interruptWhileExploring(String... options) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                shop.path().toString()));
    command.addAll(List.of(options));
    Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader said = run.inputReader()) {
      StringBuilder out = new StringBuilder();
      String line = said.readLine();
      while (line != null && !line.contains("Rollback: Read back")) {
        out.append(line).append('\n');
        line = said.readLine();
      }
      String underWay = "select count(*) from orders having count(*) > 1";
      while (run.isAlive() && number(underWay) == 0) {
        Thread.onSpinWait();
      }
      List<ProcessHandle> children = run.descendants().toList();
      assertFalse(children.isEmpty(), "the run has started the shop");
      assertEquals(
          0, new ProcessBuilder("kill", SIGNAL, Long.toString(run.pid())).start().waitFor());
      out.append(said.lines().collect(Collectors.joining("\n")));
      return new Interrupted(
          run.waitFor(), out.toString(), children.stream().filter(ProcessHandle::isAlive).toList());
    } finally {
      run.destroyForcibly();
    }
  }

  private List<String> schema() throws SQLException {
    List<String> names = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select name from sqlite_master where name not like 'sqlite_%' order by name")) {
      while (result.next()) {
        names.add(result.getString(1));
      }
    }
    return names;
  }

  /// The first number of the answer; 0 when there is none.
  private int number(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? result.getInt(1) : 0;
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + shop.database());
  }
}
