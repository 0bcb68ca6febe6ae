package io.venomqa.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole run on stand-ins alone: the API is started with their addresses, actions move the clock,
/// invariants read the mailbox and the payment service.
class StandInsTest {

  private static final String SUBSCRIBE =
      """
      export const expectedStatus = [201, 409];
      export default function (api) { return api.post("/subscriptions", {}); }
      """;

  private static final String EACH_CHARGE_HAS_A_MAIL =
      """
      export default function (world) {
        const charges = world.systems.payments.state.charges.length;
        const mails = world.systems.mail.messages.filter(mail => mail.to.includes("ann@x")).length;
        return charges === mails || `${charges} charges, ${mails} mails at ${world.systems.clock.now}`;
      }
      """;

  private static final String PAYMENTS =
      """
      export const state = {charges: []};
      export const routes = {
        "POST /charges": (request, state) => {
          const charge = {id: state.charges.length + 1, ...request.body};
          state.charges.push(charge);
          return {status: 201, body: charge};
        },
        "GET /charges": (request, state) => ({body: state.charges}),
      };
      """;

  @TempDir Path folder;

  @BeforeEach
  void project() throws IOException {
    write(
        "venomqa.yaml",
        """
        name: subscriptions
        api:
          start:
            command: java -cp "%s" io.venomqa.app.cli.SubscriptionApi ${port}
            env:
              PAYMENTS_URL: ${systems.payments.url}
              CLOCK_URL: ${systems.clock.url}
              MAIL_URL: ${systems.mail.url}
        systems:
          mail: {mail: {}}
          clock: {clock: {}}
          payments: {service: services/payments.js}
        scope: {callsPerAction: 2}
        """
            .formatted(
                Path.of("target", "test-classes").toAbsolutePath().toString().replace('\\', '/')));
    write("services/payments.js", PAYMENTS);
    write("actions/subscribe.js", SUBSCRIBE);
    write(
        "actions/next_day.js",
        "export default function (api) { return api.post(\"clock:/advance\", {by: \"1d\"}); }\n");
    write(
        "actions/list_subscriptions.js",
        "export default function (api) { return api.get(\"/subscriptions\"); }\n");
    write("invariants/each_charge_has_a_mail.js", EACH_CHARGE_HAS_A_MAIL);
  }

  @Test
  void findsTheChargeWithoutAMailAfterTheTrial() {
    CommandLineRun run = CommandLineRun.of("run", folder.toString());

    assertEquals(1, run.exitCode(), run.out() + run.err());
    assertTrue(run.out().contains("each_charge_has_a_mail  confirmed by replay"), run.out());
    assertTrue(run.out().contains("2 charges, 1 mails at 2025-01-02T00:00:00Z"), run.out());
    assertTrue(
        run.out().contains("subscribe → next_day → subscribe")
            || run.out().contains("next_day → subscribe → subscribe"),
        run.out());
  }

  @Test
  void aServiceThatFailsIsToldAndIsNoBugOfTheApi() throws IOException {
    write(
        "services/payments.js",
        PAYMENTS.replace("state.charges.push(charge);", "state.charges.push(chrage);"));

    CommandLineRun run = CommandLineRun.of("run", folder.toString());

    String all = run.out() + run.err();
    assertTrue(all.contains("services/payments.js:5:24"), all);
    assertTrue(all.contains("chrage is not defined"), all);
    assertTrue(run.exitCode() != 0 && run.exitCode() != 1, all);
  }

  @Test
  void aServiceThatIsNoScriptIsRefusedBeforeTheRun() throws IOException {
    write("services/payments.js", "export const routes = {");

    CommandLineRun run = CommandLineRun.of("run", folder.toString());

    assertEquals(2, run.exitCode(), run.out() + run.err());
    assertTrue((run.out() + run.err()).contains("services/payments.js:1:"), run.err());
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
