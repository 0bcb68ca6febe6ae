package io.venomqa.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Exit codes and what they stand on: real runs of the shop.
class RunCommandTest {

  private static final String PATH = "create_order → refund_order → refund_order";

  @Test
  void theDemoFindsItsBugAndExitsWith0() {
    CommandLineRun demo = CommandLineRun.of("demo", "--headless");

    assertEquals(0, demo.exitCode(), demo.err());
    assertTrue(demo.out().contains("3 of 3 passed"), demo.out());
    assertTrue(demo.out().contains(PATH), demo.out());
    assertTrue(demo.out().contains("no_over_refund  confirmed by replay"), demo.out());
    assertTrue(demo.out().contains("refunded 100 → 200"), demo.out());
    // Nothing is said of the requests that were tried to make the path simpler.
    assertFalse(demo.out().contains("was given no value"), demo.out());
  }

  @Test
  void aBrokenRuleExitsWith1() throws Exception {
    try (ShopFolder shop = new ShopFolder()) {
      CommandLineRun run = shop.run();

      assertEquals(1, run.exitCode(), run.err());
      assertTrue(run.out().contains(PATH), run.out());
    }
  }

  @Test
  void nothingBrokenWithinTheScopeExitsWith0() throws Exception {
    try (ShopFolder shop = new ShopFolder()) {
      shop.replace("venomqa.yaml", "--double-refund=allowed", "--double-refund=refused");

      CommandLineRun run = shop.run();

      assertEquals(0, run.exitCode(), run.out() + run.err());
      assertTrue(run.out().contains("Every sequence was tried"), run.out());
      assertTrue(run.out().contains("at most 2 calls of each action"), run.out());
    }
  }

  @Test
  void aLimitExitsWith4AndNeverReadsAsPassed() throws Exception {
    try (ShopFolder shop = new ShopFolder()) {
      shop.replace("venomqa.yaml", "--double-refund=allowed", "--double-refund=refused");

      CommandLineRun run = shop.run("--max-depth", "2");

      assertEquals(4, run.exitCode(), run.out() + run.err());
      assertTrue(run.out().contains("Limit reached"), run.out());
      assertEquals(0, shop.run("--max-depth", "2", "--limit-ok").exitCode());
    }
  }

  @Test
  void theJsonReportHoldsEveryStepOfTheViolation() throws Exception {
    try (ShopFolder shop = new ShopFolder()) {
      Path report = shop.path().resolve("report.json");

      CommandLineRun run = shop.run("--report", "json=" + report);

      assertEquals(1, run.exitCode(), run.err());
      JsonNode violation = new ObjectMapper().readTree(report.toFile()).at("/violations/0");
      assertEquals("no_over_refund", violation.at("/rule").asText());
      assertEquals(3, violation.at("/path").size(), violation.toPrettyString());
    }
  }

  @Test
  void aFormatThatCannotBeWrittenIsRefusedBeforeTheRun() {
    CommandLineRun run = CommandLineRun.of("run", ".", "--report", "html=report.html");

    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("this version writes json only"), run.err());
  }

  @Test
  void withoutADisplayTheWindowSaysWhatToUseInstead() {
    CommandLineRun open = CommandLineRun.of("open", "shop");

    assertEquals(
        new CommandLineRun(
            3,
            "",
            """
            There is no display to open a window on.
            Without one, use: venomqa run shop
            """),
        open);
  }
}
