package io.venomqa.adapters.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.venomqa.engine.rule.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graalvm.polyglot.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyFunctionTest {

  @TempDir Path folder;

  private static Optional<String> of(String text, String... exports) throws IOException {
    Source module =
        Source.newBuilder("js", new File("/project/actions/act.js")).content(text).build();
    return BodyFunction.of(module, Set.of(exports)).map(body -> body.getCharacters().toString());
  }

  @Test
  void onlyTheWordsOfModulesAreReplacedByAsManyCharacters() throws IOException {
    assertEquals(
        Optional.of(
            """
            (function ($e) {'use strict';       const message = "m";
            let n = 0;
            $e.default   = function (world) {
              return ++n > 0; // more
            }

            })\
            """),
        of(
            """
            export const message = "m";
            let n = 0;
            export default function (world) {
              return ++n > 0; // more
            }
            """,
            "message",
            "default"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import x from './x.js';\nexport default () => x;",
        "const f = () => 1;\nexport { f as default };",
        "export let a = 1;\nexport default () => a;",
        "const text = `\nexport default `;\nexport default () => text;",
        "const text = `\nexport const a = 1`;\nexport default () => text;",
        "const $e = 1;\nexport default () => $e;",
        "  export default () => 1;",
        "export default () => import('./x.js');"
      })
  void whatIsNotCertainToBeTheSameStaysAModule(String text) throws IOException {
    Set<String> exports =
        text.contains("export let a") ? Set.of("default", "a") : Set.of("default");
    assertEquals(Optional.empty(), of(text, exports.toArray(String[]::new)));
  }

  /// As a module it does what it says; as a function the second line would call the first.
  @Test
  void whatWouldBecomeAnotherFunctionStaysAModule() {
    try (Project project = new Project(folder)) {
      project.file(
          "actions/act.js",
          "export default function (api, context) { return context.skip('one'); }\n(() => 2);\n");
      assertEquals(new Outcome.Skipped("one"), project.perform());
    }
  }

  @Test
  void aModuleThatAwaitsStaysOne() {
    try (Project project = new Project(folder)) {
      project.file(
          "actions/act.js",
          "const n = await 5;\nexport default (api, context) => context.skip(String(n));");
      assertEquals(new Outcome.Skipped("5"), project.perform());
    }
  }

  @Test
  void anErrorInTheFirstLineIsWhereItIsInTheFile() {
    String text = "export default () => { throw new Error('no'); };";

    assertEquals("actions/act.js:1:30", whereItFails(text));
    assertEquals("actions/act.js:1:30", whereItFails(text + " // a module, not to export"));
  }

  private String whereItFails(String text) {
    try (Project project = new Project(folder)) {
      project.file("actions/act.js", text);
      return assertInstanceOf(Outcome.ScriptFailed.class, project.perform())
          .error()
          .location()
          .toString();
    }
  }

  @Test
  void whatIsPrintedWhileLoadingIsPrintedOnce() {
    try (Project project = new Project(folder)) {
      project.file(
          "actions/act.js",
          "console.log('loaded');\nexport default (api, context) => context.skip('');");
      project.scripts();

      assertEquals(List.of("actions/act.js LOG loaded"), project.printed);
    }
  }
}
