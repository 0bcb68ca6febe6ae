package io.venomqa.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A project without any system: an API whose data nobody can reset.
class FreshResourcesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"serial", "uuid"})
  void theBugIsFoundOnOrdersOfItsOwn(String ids) throws IOException {
    write("buggy", ids);

    CommandLineRun run = CommandLineRun.of("run", folder.toString());

    assertEquals(1, run.exitCode(), run.out() + run.err());
    for (String told :
        List.of(
            "MEDIUM  not_both  confirmed by replay, no call can be left out",
            "create_order → ship_order → refund_order",
            "Nothing is restored: no system is named.")) {
      assertTrue(run.out().contains(told), told + " in\n" + run.out());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"serial", "uuid"})
  void theFixedOneIsExploredToTheEndAndItIsSaidHow(String ids) throws IOException {
    write("fixed", ids);

    CommandLineRun run = CommandLineRun.of("run", folder.toString());

    assertEquals(0, run.exitCode(), run.out() + run.err());
    for (String told :
        List.of(
            "Note: No system is named in this project, so nothing is restored:",
            "Every sequence was tried on fresh resources, with nothing restored. Nothing is broken.",
            "Taken for the same: all but the context, since nothing is restored or seen, context values other than [order_id, status]")) {
      assertTrue(run.out().contains(told), told + " in\n" + run.out());
    }
  }

  @Test
  void theDoctorSaysThatNothingIsRestored() throws IOException {
    write("fixed", "serial");

    CommandLineRun run = CommandLineRun.of("doctor", folder.toString());

    assertEquals(0, run.exitCode(), run.out() + run.err());
    assertTrue(run.out().contains("so nothing is restored"), run.out());
  }

  private void write(String kind, String ids) throws IOException {
    file(
        "venomqa.yaml",
        """
        name: orders
        api:
          start:
            command: java -cp "%s" io.venomqa.app.cli.ForgetfulOrdersApi ${port} %s %s
        state: {context: [order_id, status]}
        """
            .formatted(NotesFolder.classPath(), kind, ids));
    file(
        "actions/create_order.js",
        """
        export const expectedStatus = 201;
        export default function (api, context) {
          const answer = api.post("/orders", "");
          context.set("order_id", answer.text);
          context.set("status", "paid");
          return answer;
        }
        """);
    for (String move : List.of("ship", "refund")) {
      file(
          "actions/%s_order.js".formatted(move),
          """
          export const preconditions = ["create_order"];
          export default function (api, context) {
            const answer = api.post(`/orders/${context.get("order_id")}/%s`, "");
            if (answer.ok) {
              context.set("status", answer.text);
            }
            return answer;
          }
          """
              .formatted(move));
    }
    file(
        "invariants/not_both.js",
        """
        export const message = "An order is shipped or refunded, not both";
        export default function (world) {
          return !world.context.has("order_id")
            || world.api.get(`/orders/${world.context.get("order_id")}`).text !== "shipped and refunded";
        }
        """);
  }

  private void file(String file, String content) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }
}
