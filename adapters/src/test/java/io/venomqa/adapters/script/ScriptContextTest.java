package io.venomqa.adapters.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.venomqa.engine.model.Context;
import io.venomqa.engine.rule.Outcome;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptContextTest {

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
  void valuesAreKeptAsPlainData() {
    run(
        """
        context.set("text", "=grün");
        context.set("whole", 7.0);
        context.set("real", 0.5);
        context.set("flag", true);
        context.set("nothing", null);
        context.set("list", [1, "a", null, [2.5]]);
        context.set("object", { a: { b: [true] }, gone: undefined });
        """);

    assertEquals(
        Context.EMPTY
            .with("text", "=grün")
            .with("whole", 7L)
            .with("real", 0.5)
            .with("flag", true)
            .with("nothing", null)
            .with("list", Arrays.asList(1L, "a", null, List.of(2.5)))
            .with("object", Map.of("a", Map.of("b", List.of(true)))),
        project.context);
  }

  @Test
  void valuesComeBackAsNativeOnes() {
    project.context =
        Context.EMPTY
            .with("text", "a")
            .with("whole", 7L)
            .with("nothing", null)
            .with("list", List.of(1L, 2L))
            .with("object", Map.of("a", List.of(1L)));

    assertEquals(
        "[\"A\",8,null,[2,4],\"{\\\"a\\\":[1]}\",\"number\"]",
        shown(
            """
            [context.get("text").toUpperCase(), context.get("whole") + 1, context.get("nothing"),
             context.get("list").map(x => 2 * x), JSON.stringify(context.get("object")),
             typeof context.get("whole")]\
            """));
  }

  @Test
  void aMissingKeyGivesTheDefault() {
    assertEquals("[false,\"fallback\"]", shown("[context.has('x'), context.get('x', 'fallback')]"));
  }

  @Test
  void aMissingKeyWithoutDefaultIsUndefined() {
    assertEquals("undefined", shown("context.get('x')"));
  }

  @Test
  void aKeyCanBeDeleted() {
    project.context = Context.EMPTY.with("id", 7L);

    run("context.delete('id');");

    assertEquals(Context.EMPTY, project.context);
  }

  @Test
  void changingAValueThatWasReadDoesNotChangeTheContext() {
    project.context = Context.EMPTY.with("list", List.of(1L));

    run("context.get('list').push(2);");

    assertEquals(Context.EMPTY.with("list", List.of(1L)), project.context);
  }

  @Test
  void theLastStatusIsInIt() {
    project.answer = Project.json(202, "");
    project.action("const r = api.get('/'); console.log(context.get('last_status')); return r;");

    project.perform();

    assertEquals(List.of("actions/act.js LOG 202"), project.printed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "context.set('f', () => 1) | context.set(\"f\", …) cannot keep a function; only plain data, as JSON has.",
        "context.set('f', [() => 1]) | context.set(\"f\", …) cannot keep a function; only plain data, as JSON has.",
        "const o = {}; o.o = o; context.set('f', o) | context.set(\"f\", …) cannot keep an object that contains itself.",
        "context.set('f', undefined) | context.set(\"f\", …) was given no value (undefined). Check the response first, or use null.",
        "context.set('f', NaN) | context.set(\"f\", …) cannot keep NaN.",
        "context.set('f', new Date(0)) | context.set(\"f\", …) cannot keep a Date; only plain data, as JSON has.",
        "context.set('f', new Map()) | context.set(\"f\", …) cannot keep a Map; only plain data, as JSON has.",
        "context.set(7, 1) | A context key is a text such as \"order_id\", not 7.",
      })
  void refuses(String statement, String message) {
    project.action(statement);

    Outcome.ScriptFailed failed = assertInstanceOf(Outcome.ScriptFailed.class, project.perform());

    assertEquals(message, failed.error().message());
    assertEquals(2, failed.error().location().line());
  }

  private void run(String statements) {
    project.action(statements + "\nreturn context.skip('done');");
    assertEquals(new Outcome.Skipped("done"), project.perform());
  }

  private String shown(String expression) {
    run("console.log(" + expression + ");");
    return project.printed.getLast().substring("actions/act.js LOG ".length());
  }
}
