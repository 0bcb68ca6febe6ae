package io.venomqa.adapters.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.venomqa.engine.rule.Outcome;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a script can reach: its project's files and its API, nothing else.
class SandboxTest {

  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void create() throws IOException {
    project = new Project(Files.createDirectory(folder.resolve("mein Projekt ü")));
    Files.writeString(folder.resolve("secret.js"), "export const secret = 42;");
  }

  @AfterEach
  void close() {
    project.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Java",
        "Packages",
        "java",
        "Polyglot",
        "Graal",
        "load",
        "loadWithNewGlobal",
        "print",
        "printErr",
        "quit",
        "exit",
        "read",
        "readFully",
        "require",
        "process",
        "fetch",
        "XMLHttpRequest",
        "WebAssembly",
        "SharedArrayBuffer",
        "setTimeout"
      })
  void isNotThere(String global) {
    project.action("if (typeof " + global + " === 'undefined') return context.skip('not there');");

    assertEquals(new Outcome.Skipped("not there"), project.perform());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eval('1')",
        "new Function('return 1')()",
        "(() => {}).constructor('return 1')()",
        "api.get.constructor('return 1')()"
      })
  void textIsNotRunAsCode(String code) {
    project.action(code + "; return api.get('/');");

    assertInstanceOf(Outcome.ScriptFailed.class, project.perform());
  }

  @Test
  void aSharedFileOfTheProjectCanBeImported() {
    project
        .file(
            "lib/paths.js",
            "import { prefix } from './deep/prefix.js';\nexport const order = id => prefix + id;")
        .file("lib/deep/prefix.js", "export const prefix = '/orders/';")
        .file(
            "actions/act.js",
            "import { order } from '../lib/paths.js';\nexport default api => api.get(order(7));");

    assertEquals(new Outcome.Responded(project.answer), project.perform());
    assertEquals("GET /orders/7", project.requests.getFirst().toString());
  }

  @Test
  void anErrorInASharedFileIsReportedThere() {
    project
        .file("lib/broken.js", "\nexport function boom() {\n  throw new Error('boom');\n}")
        .file(
            "actions/act.js",
            "import { boom } from '../lib/broken.js';\nexport default () => boom();");

    assertEquals(
        "lib/broken.js:3:9: boom",
        assertInstanceOf(Outcome.ScriptFailed.class, project.perform()).error().toString());
  }

  @Test
  void nothingOutsideTheFolderCanBeImported() {
    project.file(
        "actions/act.js", "\nimport { secret } from '../../secret.js';\nexport default 1;");

    assertEquals(
        List.of(
            "actions/act.js:2:24: An import must stay inside the project's folder, and"
                + " \"../../secret.js\" leads out of it."),
        project.problems());
  }

  @Test
  void anAbsolutePathOutsideCannotBeImported() {
    String path = folder.resolve("secret.js").toString().replace('\\', '/');
    project.file("actions/act.js", "import { secret } from '" + path + "';\nexport default 1;");

    assertTrue(
        project.problems().getFirst().contains("An import must stay inside the project's folder"),
        project.problems()::toString);
  }

  @Test
  void aLinkThatLeadsOutsideCannotBeImported() throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    project.file("actions/act.js", "import { secret } from '../lib/link.js';\nexport default 1;");
    Path lib = Files.createDirectory(folder.resolve("mein Projekt ü/lib"));
    Files.createSymbolicLink(lib.resolve("link.js"), folder.resolve("secret.js"));

    assertTrue(
        project.problems().getFirst().contains("An import must stay inside the project's folder"),
        project.problems()::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:1/x.js", "file:///etc/passwd", "fs", "node:fs"})
  void onlyRelativePathsCanBeImported(String specifier) {
    project.file("actions/act.js", "import x from '" + specifier + "';\nexport default 1;");

    assertEquals(
        List.of(
            "actions/act.js:1:15: Only files of the project can be imported, by a path such as"
                + " \"../lib/shared.js\", not \""
                + specifier
                + "\"."),
        project.problems());
  }

  @Test
  void jsonIsImportedAsSuch() {
    project
        .file("lib/login.json", "{\"path\": \"/orders/7\"}")
        .file(
            "actions/act.js",
            "import login from '../lib/login.json' with { type: 'json' };\n"
                + "export default api => api.get(login.path);");

    assertEquals(new Outcome.Responded(project.answer), project.perform());
    assertEquals("GET /orders/7", project.requests.getFirst().toString());
  }

  @Test
  void jsonThatIsImportedAsAScriptSaysHowElse() {
    project
        .file("lib/login.json", "{}")
        .file("lib/http.js", "\nexport { default } from './login.json';")
        .file("actions/act.js", "import login from '../lib/http.js';\nexport default 1;");

    assertEquals(
        List.of(
            "lib/http.js:2:25: JSON is imported as such: from \"./login.json\" with { type:"
                + " \"json\" }."),
        project.problems());
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    project.file("actions/act.js", "import x from '../lib/none.js';\nexport default 1;");

    assertEquals(
        List.of("actions/act.js:1:15: It imports lib/none.js, which does not exist."),
        project.problems());
  }

  @Test
  void otherFilesThanScriptsCannotBeRead() throws IOException {
    project
        .file(".env", "TOKEN=secret")
        .file("actions/act.js", "import x from '../.env';\nexport default 1;");

    assertEquals(
        List.of("actions/act.js:1:15: Only .js, .mjs and .json files can be imported, not .env."),
        project.problems());
  }
}
