package io.venomqa.adapters.standin.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.standin.Ignored;
import io.venomqa.adapters.standin.PlainHttp;
import io.venomqa.adapters.standin.StandIn;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.SystemFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A service over HTTP: its state as rows, by value, and what goes wrong in its script.
class ServiceStandInTest {

  private static final String SCRIPT =
      """
      export const state = {charges: [{id: "c1", paid: false}], open: true};
      export const routes = {
        "POST /pay/:id": (request, state) => {
          state.charges.find(one => one.id === request.params.id).paid = true;
          return {body: {by: request.query.by, form: request.body}};
        },
        "POST /grow": (request, state) => {
          state.blob = "x".repeat(5 << 20);
          return {};
        },
      };
      """;

  @TempDir Path folder;

  @Test
  void changesAreRowsBeforeAndAfter() throws Exception {
    try (StandIn<?> service = service();
        PlainHttp http = http(service)) {
      service.begin();

      http.send("POST", "/pay/c1", "");

      assertEquals(
          List.of(new Change.Changed("payments", "charges", row(false), row(true))),
          service.drain().changes());
    }
  }

  @Test
  void aLaterWriteNeverChangesAnOldCheckpoint() throws Exception {
    try (StandIn<?> service = service();
        PlainHttp http = http(service)) {
      service.begin();
      Checkpoint before = service.checkpoint();
      http.send("POST", "/pay/c1", "");
      service.drain();

      service.restore(before);

      assertEquals(
          Map.of("charges", List.of(Map.of("id", "c1", "paid", false)), "open", true),
          service.look("state", List.of()));
    }
  }

  @Test
  void whatIsWrittenAfterTheLastDrainIsGivenBackByTheRestore() throws Exception {
    try (StandIn<?> service = service();
        PlainHttp http = http(service)) {
      service.begin();
      Checkpoint before = service.checkpoint();
      http.send("POST", "/pay/c1", "");

      assertEquals(
          List.of(new Change.Changed("payments", "charges", row(false), row(true))),
          service.restore(before));
    }
  }

  @Test
  void aScriptsErrorIsA500AndTold() throws Exception {
    try (StandIn<?> service = service();
        PlainHttp http = http(service)) {
      service.begin();

      PlainHttp.Answer answer = http.send("POST", "/pay/c2", "");

      assertEquals(500, answer.status());
      assertEquals(
          List.of("services/payments.js:4:5: TypeError: Cannot set property 'paid' of undefined"),
          service.takeFailures().stream().map(Object::toString).toList());
      assertEquals(List.of(), service.takeFailures());
      assertEquals(List.of(), service.drain().changes());
    }
  }

  @Test
  void aRequestThatNoRouteServesIsTold() throws Exception {
    try (StandIn<?> service = service();
        PlainHttp http = http(service)) {
      assertEquals(501, http.send("GET", "/pay/c1", "").status());
      assertTrue(
          service.takeFailures().getFirst().message().contains("no route serves GET /pay/c1"));
    }
  }

  @Test
  void aStateThatGrowsWithoutBoundStopsTheRun() throws Exception {
    try (StandIn<?> service = service();
        PlainHttp http = http(service)) {
      service.begin();

      assertEquals(507, http.send("POST", "/grow", "").status());

      SystemFailure failure = assertThrows(SystemFailure.class, service::drain);
      assertEquals(
          "its state grew larger than a service keeps: 4 MB of JSON", failure.getMessage());
    }
  }

  private static Row row(boolean paid) {
    return new Row(List.of("id", "paid"), List.of(new Cell.Text("c1"), new Cell.Bool(paid)));
  }

  private StandIn<?> service() throws Exception {
    return ServiceStandIn.start("payments", 0, Ignored.NOTHING, ScriptedLogic.of(folder, SCRIPT));
  }

  private static PlainHttp http(StandIn<?> service) {
    return new PlainHttp(Objects.requireNonNull(service.addresses().get("url")));
  }
}
