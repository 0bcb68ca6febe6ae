package io.venomqa.adapters.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.rule.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a script can ask of a response `r`.
class ResponseTest {

  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void create() {
    project = new Project(folder);
    project.answer =
        Response.answered(
            201,
            new Headers(Map.of("X-Count", List.of("3"), "Set-Cookie", List.of("a=1", "b=2"))),
            Body.of("{\"id\":7,\"items\":[1,2]}"));
  }

  @AfterEach
  void close() {
    project.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "r.statusCode                  | 201",
        "r.status_code                 | 201",
        "r.status                      | 201",
        "r.ok                          | true",
        "r.text                        | {\"id\":7,\"items\":[1,2]}",
        "r.json().items                | [1,2]",
        "r.headers                     | {\"set-cookie\":\"a=1, b=2\",\"x-count\":\"3\"}",
        "r.header('X-COUNT')           | 3",
        "r.header('x-none')            | null",
        "r.networkError                | ``",
        "r.network_error               | ``",
        "r.expectStatus(200, 201) === r| true",
        "r.expect_status([201]) === r  | true",
        "r.expectSuccess() === r       | true",
        "r.expect_success() === r      | true",
        "r.expectJson().id             | 7",
        "r.expect_json().id            | 7",
        "r.expectJsonField('id')       | {\"id\":7,\"items\":[1,2]}",
        "r.expect_json_field('id').id  | 7",
        "Object.keys(r.json()).sort()  | [\"id\",\"items\"]",
      })
  void answers(String expression, String shown) {
    assertEquals(shown, evaluated(expression));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "r.expectStatus(200)       | Expected status 200, got 201: \"{\\\"id\\\":7,\\\"items\\\":[1,2]}\"",
        "r.expectStatus(200, 204)  | Expected status 200 or 204, got 201: \"{\\\"id\\\":7,\\\"items\\\":[1,2]}\"",
        "r.expectJsonField('name') | Expected the field \"name\", got {\"id\":7,\"items\":[1,2]}",
        "r.expectJsonList()        | Expected a JSON list, got {\"id\":7,\"items\":[1,2]}",
      })
  void expects(String expression, String message) {
    project.action("const r = api.get('/');\n" + expression + ";\nreturn r;");

    assertEquals(new Outcome.ExpectationFailed(message, "actions/act.js:3:1"), project.perform());
  }

  @Test
  void aListIsNoObjectWithAField() {
    project.answer = Project.json(200, "[1]");
    project.action("const r = api.get('/'); r.expectJsonList(); r.expectJsonField('id');");

    assertEquals(
        new Outcome.ExpectationFailed(
            "Expected a JSON object with \"id\", got [1]", "actions/act.js:2:45"),
        project.perform());
  }

  @Test
  void withoutAnAnswerThereIsStatusZero() {
    project.answer = Response.unanswered("No connection.");

    assertEquals(
        "[0,false,{},\"\",\"No connection.\"]",
        evaluated("[r.statusCode, r.ok, r.headers, r.text, r.networkError]"));
  }

  @Test
  void withoutAnAnswerThereIsNoJson() {
    project.answer = Response.unanswered("No connection.");
    project.action("const r = api.get('/');\nr.json();\nreturn r;");

    assertEquals(
        new Outcome.ExpectationFailed(
            "There was no answer to read JSON from: No connection.", "actions/act.js:3:1"),
        project.perform());
  }

  private String evaluated(String expression) {
    project.action("const r = api.get('/');\nconsole.log(" + expression + ");\nreturn r;");
    assertEquals(new Outcome.Responded(project.answer), project.perform());
    return project.printed.getLast().substring("actions/act.js LOG ".length());
  }
}
