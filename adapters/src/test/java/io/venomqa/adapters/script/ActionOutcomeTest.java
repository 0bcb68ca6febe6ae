package io.venomqa.adapters.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.model.ScriptError;
import io.venomqa.engine.model.SourceLocation;
import io.venomqa.engine.rule.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionOutcomeTest {

  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void create() {
    project = new Project(folder);
  }

  @AfterEach
  void close() {
    project.close();
  }

  @Test
  void theResponseOfACallIsTheOutcome() {
    project.action("const first = api.get('/a'); api.get('/b'); return first;");

    assertEquals(new Outcome.Responded(project.answer), project.perform());
    assertEquals(2, project.requests.size());
  }

  @Test
  void aSkipIsNoCall() {
    project.action("return context.skip('no order yet');");

    assertEquals(new Outcome.Skipped("no order yet"), project.perform());
    assertEquals(List.of(), project.requests);
  }

  @Test
  void returningNothingIsTheScriptsError() {
    project.action("api.get('/a');");

    assertEquals(
        failed(1, 16, "act returned nothing; an action must return the response of its call"),
        project.perform());
  }

  @Test
  void returningSomethingElseIsTheScriptsError() {
    project.action("return api.get('/a').json();");

    assertEquals(
        failed(1, 16, "act returned {}; an action must return the response of its call"),
        project.perform());
  }

  @Test
  void forgettingToReturnASkipIsExplained() {
    project.action("context.skip('no order');");

    assertEquals(
        failed(
            1,
            16,
            "act called context.skip but returned nothing; write: return context.skip(\"…\")"),
        project.perform());
  }

  @Test
  void anErrorIsReportedAtItsLineAndColumn() {
    project.action("const user = api.get('/me').user;\n  return api.get(user.path);");

    assertEquals(
        failed(3, 18, "TypeError: Cannot read property 'path' of undefined"), project.perform());
  }

  @Test
  void anErrorInsideACallIsReportedWhereTheScriptMadeTheCall() {
    project.action("return api.get(undefined);");

    assertEquals(
        failed(2, 8, "api.get needs a path such as \"/orders\", not undefined."),
        project.perform());
  }

  @Test
  void anythingCanBeThrown() {
    project.action("throw { code: 7 };");

    assertEquals(failed(2, 1, "threw {\"code\":7}"), project.perform());
  }

  @Test
  void anExpectationThatFailsSpeaksAboutTheApi() {
    project.answer = Project.json(200, "{\"id\":1}");
    project.action("const r = api.post('/orders', {});\nr.expectStatus(201);\nreturn r;");

    assertEquals(
        new Outcome.ExpectationFailed(
            "Expected status 201, got 200: \"{\\\"id\\\":1}\"", "actions/act.js:3:1"),
        project.perform());
  }

  @Test
  void anExpectationThatIsCaughtDoesNotCount() {
    project.action("const r = api.get('/');\ntry { r.expectStatus(201); } catch (e) {}\nreturn r;");

    assertEquals(new Outcome.Responded(project.answer), project.perform());
  }

  @Test
  void aResolvedPromiseIsItsValue() {
    project.file(
        "actions/act.js",
        "export default async (api) => { const r = await api.get('/a'); return r; };");

    assertEquals(new Outcome.Responded(project.answer), project.perform());
  }

  @Test
  void aRejectedPromiseIsTheErrorAtItsPlace() {
    project.file(
        "actions/act.js",
        "export default async function (api) {\n  await null;\n  throw new Error('too late');\n}");

    assertEquals(failed(3, 9, "too late"), project.perform());
  }

  @Test
  void aPromiseThatStaysPendingIsExplained() {
    project.file("actions/act.js", "export default () => new Promise(() => {});");

    assertEquals(
        failed(1, 16, "act awaits something that never happens: calls of api need no await."),
        project.perform());
  }

  @Test
  void anErrorAnswerThatMakesTheScriptStumbleIsNotHidden() {
    project.answer = Project.json(500, "{\"error\":\"boom\"}");
    project.file(
        "actions/act.js",
        """
        export const expectedStatus = 201;
        export default function (api, context) {
          const response = api.post("/orders", {});
          context.set("order_id", response.json().id);
          return response;
        }
        """);

    assertEquals(new Outcome.Responded(project.answer), project.perform());
    assertEquals(
        List.of(
            "actions/act.js WARN actions/act.js:4:3: context.set(\"order_id\", …) was given no"
                + " value (undefined). Check the response first, or use null."
                + " (after an answer with status 500)"),
        project.printed);
  }

  @Test
  void anAnswerThatIsNotJsonIsAFailedExpectation() {
    project.answer = Response.answered(502, Headers.NONE, Body.of("<html>Bad gateway"));
    project.action("return api.get('/orders').json();");

    assertEquals(
        new Outcome.ExpectationFailed(
            "The answer with status 502 is not JSON: its body is \"<html>Bad gateway\"",
            "actions/act.js:2:8"),
        project.perform());
  }

  private static Outcome failed(int line, int column, String message) {
    return new Outcome.ScriptFailed(
        new ScriptError(new SourceLocation("actions/act.js", line, column), message));
  }
}
