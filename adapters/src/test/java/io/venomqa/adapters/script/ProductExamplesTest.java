package io.venomqa.adapters.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Severity;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.rule.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The two scripts of the product's description, word for word.
class ProductExamplesTest {

  private static final String REFUND_ORDER =
      """
      // actions/refund_order.js
      export const expectedStatus = [200, 409];      // optional: any other status is a violation
      export const preconditions = ["create_order"]; // optional: actions that must have run on THIS path
      export default function (api, context) {
        const id = context.get("order_id");          // an action that needs an id which is not there: return context.skip("no order")
        return api.post(`/orders/${id}/refund`, { amount: 100 });
      }
      """;

  private static final String NO_OVER_REFUND =
      """
      // invariants/no_over_refund.js
      export const severity = "CRITICAL";            // CRITICAL HIGH MEDIUM LOW
      export const message = "Refunded amount cannot exceed the order's total";
      export default function (world) {
        return world.systems.db.query("select refunded, total from orders").every(o => o.refunded <= o.total);
      }
      """;

  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void write() {
    project =
        new Project(folder)
            .file("actions/create_order.js", "export default api => api.post('/orders', {});")
            .file("actions/refund_order.js", REFUND_ORDER)
            .file("invariants/no_over_refund.js", NO_OVER_REFUND);
  }

  @AfterEach
  void close() {
    project.close();
  }

  @Test
  void theActionSaysWhatItExpectsAndNeeds() {
    Action refund = project.scripts().actions().getLast();

    assertEquals(List.of(), project.problems());
    assertEquals(new ActionId("refund_order"), refund.id());
    assertEquals(Set.of(200, 409), refund.expectedStatus());
    assertEquals(Set.of(new ActionId("create_order")), refund.preconditions());
  }

  @Test
  void theActionSendsItsRequestAndReturnsTheResponse() {
    project.context = Context.EMPTY.with("order_id", 7L);
    project.answer = Project.json(409, "{\"error\":\"refunded already\"}");

    Outcome outcome = project.perform(project.scripts().actions().getLast());

    assertEquals(
        List.of(
            new Request(
                "POST",
                "/orders/7/refund",
                Headers.of(Map.of("Content-Type", "application/json")),
                Body.of("{\"amount\":100}"))),
        project.requests);
    assertEquals(new Outcome.Responded(project.answer), outcome);
  }

  @Test
  void theInvariantHoldsWhileNothingIsRefundedTwice() {
    Invariant rule = project.invariant();
    project.systems = List.of(new Table(Table.order(100, 100), Table.order(0, 50)));

    assertEquals(Severity.CRITICAL, rule.severity());
    assertEquals("Refunded amount cannot exceed the order's total", rule.message());
    assertEquals(new Verdict.Holds(), project.check());
  }

  @Test
  void theInvariantIsBrokenByADoubleRefund() {
    project.systems = List.of(new Table(Table.order(0, 50), Table.order(200, 100)));

    assertEquals(new Verdict.Broken(""), project.check());
  }
}
