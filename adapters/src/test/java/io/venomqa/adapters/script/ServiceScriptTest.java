package io.venomqa.adapters.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.script.ServiceScript.Served;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Services of a project: what their files say and what is wrong with them.
class ServiceScriptTest {

  @TempDir Path folder;

  @Test
  void answersFromItsStateAndGivesTheNewOne() throws Exception {
    ServiceScript payments =
        service(
            """
            export const state = {charges: []};
            export const routes = {
              "POST /charges": (request, state) => {
                state.charges.push({id: state.charges.length + 1, amount: request.body.amount});
                return {status: 201, body: state.charges.at(-1)};
              },
            };
            """);

    assertEquals("{\"charges\":[]}", payments.initialState());
    assertEquals(
        new Served.Answered(
            "{\"status\":201,\"headers\":{},\"body\":{\"id\":1,\"amount\":5},\"state\":\"{\\\"charges\\\":[{\\\"id\\\":1,\\\"amount\\\":5}]}\"}"),
        payments.serve("POST /charges", "{\"body\": {\"amount\": 5}}", payments.initialState()));
  }

  @Test
  void theServiceOfTheDocumentsWorks() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "stand-ins.md"));
    int start = page.indexOf("// services/payments.js");
    ServiceScript payments = service(page.substring(start, page.indexOf("```", start)));

    Served charged =
        payments.serve(
            "POST /charges",
            "{\"body\": {\"order\": 1, \"amount\": 100}}",
            payments.initialState());

    assertEquals(
        "{\"status\":201,\"headers\":{},\"body\":{\"id\":1,\"order\":1,\"amount\":100,\"refunded\":0},"
            + "\"state\":\"{\\\"charges\\\":[{\\\"id\\\":1,\\\"order\\\":1,\\\"amount\\\":100,\\\"refunded\\\":0}]}\"}",
        ((Served.Answered) charged).json());
    assertEquals(
        List.of("POST /charges", "POST /charges/:id/refunds", "GET /charges/:id"),
        payments.routes());
  }

  @Test
  void nothingOutsideOfItsStateLastsFromCallToCall() throws Exception {
    ServiceScript counting =
        service(
            """
            let calls = 0;
            export const routes = {"GET /": () => ({body: ++calls})};
            """);

    Served first = counting.serve("GET /", "{}", "{}");

    assertEquals(first, counting.serve("GET /", "{}", "{}"));
    assertTrue(first.toString().contains("\"body\":1"), first.toString());
  }

  @Test
  void stateThatIsNotPlainDataIsAnErrorWithItsPlace() throws Exception {
    assertEquals(
        "services/s.js:1:14: state cannot keep a Map; only plain data, as JSON has.",
        problem(
            "export const state = {seen: new Map()}; export const routes = {\"GET /\": () => ({})};"));
    assertEquals(
        "services/s.js:2:33: state cannot keep a Date; only plain data, as JSON has.",
        failure(
            """
            export const state = {};
            export const routes = {"GET /": (request, state) => { state.at = new Date(0); return {}; }};
            """));
  }

  @Test
  void anErrorInARouteHasItsLine() throws Exception {
    assertEquals(
        "services/s.js:3:19: TypeError: Cannot read property 'amount' of undefined",
        failure(
            """
            export const routes = {
              "GET /": (request, state) => {
                return {body: request.missing.amount};
              },
            };
            """));
  }

  @Test
  void anAnswerThatIsNoneIsAnError() throws Exception {
    assertTrue(
        failure("export const routes = {\"GET /\": () => {}};").contains("GET / returned nothing"));
    assertTrue(
        failure("export const routes = {\"GET /\": () => ({statusCode: 200})};")
            .contains("it has status, headers and body"));
    assertTrue(
        failure("export const routes = {\"GET /\": async () => ({})};").contains("without async"));
  }

  @Test
  void whatIsWrongWithTheFileIsSaid() throws Exception {
    assertEquals(
        "services/s.js:1:14: The export route is not known. Did you mean routes?",
        problem("export const route = {};"));
    assertEquals(
        "services/s.js:1:25: A route is named such as \"POST /charges/:id\", not \"charges\".",
        problem("export const routes = {\"charges\": () => ({})};"));
    ServiceScript.Loaded missing =
        ServiceScript.load(
            Project.ENGINE,
            folder,
            Path.of("services/none.js"),
            ScriptSettings.DEFAULT,
            ConsoleSink.NONE);
    assertEquals(
        "services/none.js: There is no such file.", missing.problems().getFirst().toString());
  }

  private String failure(String text) throws IOException {
    return ((Served.Failed) service(text).serve("GET /", "{}", "{}")).error().toString();
  }

  private String problem(String text) throws IOException {
    return load(text).problems().getFirst().toString();
  }

  private ServiceScript service(String text) throws IOException {
    ServiceScript.Loaded loaded = load(text);
    return loaded.service().orElseThrow(() -> new AssertionError(loaded.problems().toString()));
  }

  private ServiceScript.Loaded load(String text) throws IOException {
    Files.createDirectories(folder.resolve("services"));
    Files.writeString(folder.resolve("services/s.js"), text);
    return ServiceScript.load(
        Project.ENGINE, folder, Path.of("services/s.js"), ScriptSettings.DEFAULT, ConsoleSink.NONE);
  }
}
