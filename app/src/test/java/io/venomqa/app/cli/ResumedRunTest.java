package io.venomqa.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.venomqa.adapters.archive.ArchivedRun;
import io.venomqa.adapters.archive.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Real runs of the shop that go on with earlier ones.
@Timeout(300)
class ResumedRunTest {

  private ShopFolder shop;

  @BeforeEach
  void aShop() throws Exception {
    shop = ShopFolder.ofLongRuns();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aRunThatWasKilledEndsAsIfItHadNotBeen() throws Exception {
    KilledRun.inTheMiddle(shop.path(), Map.of(), () -> triedInNewest() >= 40);
    Path killed = newest();

    Outcome resumed = run("--resume");

    assertTrue(resumed.said().contains("Going on with " + killed.getFileName()), resumed.said());
    assertEquals(run(), resumed.withoutWords());
  }

  @Test
  void aRunThatALimitEndedIsGoneOnWithUnderAnother() throws Exception {
    Outcome limited = run("--max-steps", "30");
    Outcome more = run("--max-steps", "30", "--resume");
    Outcome rest = run("--resume", newest().toString());

    assertEquals("limit-reached", limited.report().at("/ending/kind").asText());
    assertEquals(60, more.report().at("/counts/transitions").asInt());
    assertEquals(run(), rest.withoutWords());
  }

  @Test
  void aRunOfOtherScriptsIsNotGoneOnWith() throws Exception {
    run("--max-steps", "30");
    Path before = newest();
    shop.replace("actions/create_order.js", "100", "101");

    CommandLineRun any = shop.run("--resume");

    assertEquals(2, any.exitCode(), any.err());
    assertTrue(any.err().contains("There is no run to go on with"), any.err());
    assertIsAnother(before);
  }

  @Test
  void aRunOfAnotherApiIsNotGoneOnWith() throws Exception {
    run("--max-steps", "30");
    Path before = newest();
    shop.replace("venomqa.yaml", "--port", "--verbose --port");

    assertIsAnother(before);
  }

  @Test
  void aRunOfOtherImportedDataIsNotGoneOnWith() throws Exception {
    Files.createDirectories(shop.path().resolve("lib"));
    Files.writeString(shop.path().resolve("lib/amount.json"), "100");
    Files.writeString(shop.path().resolve("lib/more.mjs"), "export const more = 0;");
    Files.writeString(
        shop.path().resolve("actions/noted.js"),
        """
        import amount from "../lib/amount.json" with { type: "json" };
        import { more } from "../lib/more.mjs";
        export default (api) => api.get("/orders?limit=" + (amount + more));
        """);
    run("--max-steps", "30");
    Path before = newest();

    Files.writeString(shop.path().resolve("lib/amount.json"), "101");
    assertIsAnother(before);
    Files.writeString(shop.path().resolve("lib/amount.json"), "100");
    Files.writeString(shop.path().resolve("lib/more.mjs"), "export const more = 1;");
    assertIsAnother(before);
    Files.writeString(shop.path().resolve("lib/more.mjs"), "export const more = 0;");
    assertEquals(
        60, run("--max-steps", "30", "--resume").report().at("/counts/transitions").asInt());
  }

  @Test
  void aRunOfAnotherSeedIsNotGoneOnWith() throws Exception {
    run("--max-steps", "30");

    assertIsAnother(newest(), "--seed", "2");
  }

  private void assertIsAnother(Path before, String... options) throws Exception {
    String[] all = Arrays.copyOf(options, options.length + 2);
    all[options.length] = "--resume";
    all[options.length + 1] = before.toString();
    CommandLineRun run = shop.run(all);

    assertEquals(2, run.exitCode(), run.out() + run.err());
    assertTrue(run.err().contains("it is a run of another API"), run.err());
  }

  @Test
  void aRunThatTriedEverythingLeavesNothing() throws Exception {
    run();

    CommandLineRun again = shop.run("--resume", newest().toString());

    assertEquals(2, again.exitCode(), again.out());
    assertTrue(again.err().contains("everything within its scope was tried"), again.err());
  }

  @Test
  void aRunIsNotGoneOnWithWhereTheDatabaseHoldsSomethingElse() throws Exception {
    run("--max-steps", "30");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + shop.database());
        var statement = connection.createStatement()) {
      statement.executeUpdate("insert into orders (total) values (777)");
    }

    CommandLineRun resumed = shop.run("--resume");

    assertNotEquals(0, resumed.exitCode());
    assertTrue(
        (resumed.out() + resumed.err()).contains("db does not hold what it held"),
        resumed.out() + resumed.err());
  }

  /// What a run came to, by its report.
  ///
  /// @param said by the program
  private record Outcome(JsonNode report, TreeSet<String> calls, String said) {

    Outcome withoutWords() {
      return new Outcome(report, calls, "");
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Outcome that
          && calls.equals(that.calls)
          && List.of("/ending", "/counts", "/coverage", "/conclusion").stream()
              .allMatch(part -> report.at(part).equals(that.report.at(part)));
    }

    @Override
    public int hashCode() {
      return calls.hashCode();
    }
  }

  private Outcome run(String... options) throws Exception {
    Path file = shop.path().resolve("report.json");
    String[] all = new String[options.length + 2];
    System.arraycopy(options, 0, all, 2, options.length);
    all[0] = "--report";
    all[1] = "json=" + file;
    CommandLineRun run = shop.run(all);
    assertTrue(Files.exists(file), run.out() + run.err());
    JsonNode report = new ObjectMapper().readTree(file.toFile());
    TreeSet<String> calls = new TreeSet<>();
    for (JsonNode step : report.at("/transitions")) {
      calls.add(
          "%s %s %s"
              .formatted(
                  report.at("/states").get(step.at("/from").asInt()).at("/id").asText(),
                  step.at("/action").asText(),
                  report.at("/states").get(step.at("/to").asInt()).at("/id").asText()));
    }
    Files.delete(file);
    return new Outcome(report, calls, run.out() + run.err());
  }

  private int triedInNewest() {
    try (ArchivedRun run = ArchivedRun.open(newest())) {
      return run.transitionCount();
    } catch (Exception notThereYet) {
      return 0;
    }
  }

  private Path newest() throws Exception {
    return new RunFolder(shop.path().resolve(".venomqa").resolve("runs")).runs().getFirst();
  }
}
