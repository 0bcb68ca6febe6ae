package io.venomqa.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.archive.ArchivedRun;
import io.venomqa.adapters.archive.RunFolder;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.State;
import io.venomqa.engine.model.Transition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Real runs of the shop, and what their archives hold.
@Timeout(180)
class ArchiveTest {

  private ShopFolder shop;

  @BeforeEach
  void aShop() throws Exception {
    shop = new ShopFolder();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void theReportMadeFromItIsTheOneThatTheRunWrote() throws Exception {
    java.nio.file.Path written = shop.path().resolve("run.json");
    java.nio.file.Path again = shop.path().resolve("again.json");

    CommandLineRun run = shop.run("--report", "json=" + written);
    CommandLineRun report =
        CommandLineRun.of("report", shop.path().toString(), "--report", "json=" + again);

    assertEquals(1, run.exitCode(), run.err());
    assertEquals(0, report.exitCode(), report.err());
    assertEquals(Files.readString(written), Files.readString(again));
    assertTrue(run.out().contains("archive: " + runs().getFirst()), run.out());
    assertTrue(report.out().contains("create_order → refund_order → refund_order"), report.out());
  }

  @Test
  void soItIsWhereWaysGetShorterAndALimitEndsIt() throws Exception {
    java.nio.file.Path written = shop.path().resolve("run.json");
    java.nio.file.Path again = shop.path().resolve("again.json");

    CommandLineRun run =
        shop.run("--strategy", "depth-first", "--max-steps", "60", "--report", "json=" + written);
    CommandLineRun report =
        CommandLineRun.of("report", runs().getFirst().toString(), "--report", "json=" + again);

    assertEquals(0, report.exitCode(), run.err() + report.err());
    assertEquals(Files.readString(written), Files.readString(again));
  }

  @Test
  void tokensAreNotInItsBytes() throws Exception {
    String token = "tok-5f81c2d9";
    shop.write(
        "actions/login.js",
        """
        export default function (api, context) {
          context.set("user_token", "TOKEN");
          return api.get("/orders?access_token=TOKEN", { headers: { "X-Api-Key": "TOKEN" } });
        }
        """
            .replace("TOKEN", token));

    CommandLineRun run = shop.run("--max-steps", "20");

    byte[] bytes = Files.readAllBytes(runs().getFirst());
    assertFalse(new String(bytes, StandardCharsets.ISO_8859_1).contains(token), run.out());
    try (ArchivedRun archive = ArchivedRun.open(runs().getFirst())) {
      assertTrue(
          archive.transitions(1, 20).stream()
              .flatMap(step -> step.exchanges().stream())
              .anyMatch(call -> call.request().target().equals("/orders?access_token=[redacted]")));
    }
  }

  @Test
  void noneIsWrittenWhereNoneIsWanted() throws Exception {
    shop.run("--max-depth", "1", "--no-archive");

    assertEquals(List.of(), runs());
    CommandLineRun report = CommandLineRun.of("report", shop.path().toString());
    assertEquals(2, report.exitCode());
    assertTrue(report.err().contains("holds no run yet"), report.err());
  }

  @Test
  void aRunGoesOnWhereNoneCanBeWritten() throws Exception {
    Files.createDirectories(shop.path().resolve(".venomqa"));
    Files.writeString(shop.path().resolve(".venomqa").resolve("runs"), "in the way");

    CommandLineRun run = shop.run();

    assertEquals(1, run.exitCode(), run.err());
    assertTrue(run.out().contains("The run writes no archive"), run.out());
  }

  @Test
  void aKilledRunLeavesAWhole() throws Exception {
    shop.replace("venomqa.yaml", "callsPerAction: 2", "callsPerAction: 6");
    KilledRun.inTheMiddle(shop.path(), Map.of(), () -> transitionsSoFar() >= 100);

    try (ArchivedRun archive = ArchivedRun.open(runs().getFirst())) {
      assertTrue(archive.ended().isEmpty());
      List<Transition> steps = archive.transitions(1, Integer.MAX_VALUE);
      assertTrue(steps.size() >= 100, steps.size() + " steps");
      assertEquals(steps.size(), archive.transitionCount());
      List<State> states = archive.states(0, Integer.MAX_VALUE);
      for (int number = 0; number < states.size(); number++) {
        assertEquals(number, states.get(number).number());
        Path path = archive.pathTo(number);
        assertEquals(states.get(number).depth(), path.length());
      }
      for (Transition step : steps) {
        assertTrue(step.from() < states.size() && step.to() < states.size(), step.toString());
      }
      assertEquals(steps, archive.result().graph().transitions());
    }
    CommandLineRun report = CommandLineRun.of("report", shop.path().toString());
    assertEquals(0, report.exitCode(), report.err());
    assertTrue(report.out().contains("VenomQA was ended in the middle"), report.out());
  }

  private int transitionsSoFar() throws Exception {
    if (runs().isEmpty()) {
      return 0;
    }
    try (ArchivedRun archive = ArchivedRun.open(runs().getFirst())) {
      return archive.transitionCount();
    }
  }

  private List<java.nio.file.Path> runs() throws Exception {
    return new RunFolder(shop.path().resolve(".venomqa").resolve("runs")).runs();
  }
}
