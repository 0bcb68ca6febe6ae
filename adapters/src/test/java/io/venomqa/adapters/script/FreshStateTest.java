package io.venomqa.adapters.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.engine.model.Context;
import io.venomqa.engine.rule.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What one call leaves behind is not there for the next, which may be on another branch.
class FreshStateTest {

  private static final String COUNT =
      "export default (api, context) => context.skip(String(next()));";

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let n = 0; const next = () => ++n;\n",
        "const seen = []; const next = () => seen.push(1);\n",
        "function next() { next.n = (next.n ?? 0) + 1; return next.n; }\n",
        "class C { static n = 0; } const next = () => ++C.n;\n",
      })
  void aModulesVariablesStartAnew(String declaration) {
    project.file("actions/act.js", declaration + COUNT);

    assertEquals(new Outcome.Skipped("1"), project.perform());
    assertEquals(new Outcome.Skipped("1"), project.perform());
  }

  @Test
  void aSharedFilesVariablesStartAnew() {
    project
        .file("lib/count.js", "let n = 0; export const next = () => ++n;")
        .file("actions/act.js", "import { next } from '../lib/count.js';\n" + COUNT);

    assertEquals(new Outcome.Skipped("1"), project.perform());
    assertEquals(new Outcome.Skipped("1"), project.perform());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "globalThis.n = 1",
        "api.n = 1",
        "context.n = 1",
        "console.n = 1",
        "Math.n = 1",
        "Array.prototype.n = 1",
        "Object.n = 1",
        "Object.getPrototypeOf(api.get('/')).n = 1",
        "api.get.n = 1"
      })
  void nothingCanBeLeftOnSharedObjects(String assignment) {
    project.action(assignment + ";");

    Outcome.ScriptFailed failed = assertInstanceOf(Outcome.ScriptFailed.class, project.perform());

    assertTrue(failed.error().message().startsWith("TypeError: "), failed::toString);
  }

  @Test
  void randomNumbersAreTheSameWheneverTheContextIs() {
    project.action("return context.skip(String(Math.random()));");
    Outcome first = project.perform();

    assertEquals(first, project.perform());
    project.context = Context.EMPTY.with("id", 1L);
    assertNotEquals(first, project.perform());
    project.context = Context.EMPTY.with(Context.LAST_STATUS, 500L);
    assertEquals(first, project.perform());
  }

  @Test
  void manyCallsWithSharedFilesDoNotPileUp() {
    project
        .file("lib/x.js", "export const x = 1;")
        .file(
            "actions/act.js",
            "import { x } from '../lib/x.js';\nexport default (a, c) => c.skip(`${x}`);");

    for (int i = 0; i < 4_100; i++) {
      assertEquals(new Outcome.Skipped("1"), project.perform());
    }
  }

  @Test
  void anEditDuringARunChangesNothing() {
    project.action("return context.skip('old');");
    project.perform();

    project.action("return context.skip('new');");

    assertEquals(new Outcome.Skipped("old"), project.perform());
  }

  @Test
  void theConsoleShowsValuesAsPeopleExpect() {
    project.action(
        """
        const loop = { a: 1 };
        loop.self = loop;
        console.log("text", 7, true, null, undefined, { a: [1, "b"] }, 5n);
        console.info(loop);
        console.warn(new TypeError("wrong"));
        console.error(new Map([["k", 1]]), () => 1);
        console.debug(api.get("/"));
        return context.skip("");
        """);

    project.perform();

    assertEquals(
        List.of(
            "actions/act.js LOG text 7 true null undefined {\"a\":[1,\"b\"]} 5n",
            "actions/act.js INFO {\"a\":1,\"self\":\"[circular]\"}",
            "actions/act.js WARN TypeError: wrong",
            "actions/act.js ERROR {\"k\":1} [function anonymous]",
            "actions/act.js DEBUG {\"statusCode\":200,\"headers\":{\"content-type\":"
                + "\"application/json\"},\"text\":\"{}\"}"),
        project.printed);
  }
}
