package io.venomqa.adapters.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is found wrong with scripts before anything runs: all of it at once, each at its place.
class ProjectProblemsTest {

  private static final String FINE = "export default api => api.get('/');\n";

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
  void anEmptyFolderHasNone() {
    assertEquals(List.of(), project.problems());
    assertEquals(List.of(), project.scripts().actions());
  }

  @Test
  void allFilesAreLookedAt() {
    project
        .file("actions/a.js", "export default function (api {\n}\n")
        .file("actions/b.js", FINE)
        .file("actions/c.ts", FINE)
        .file("invariants/d.js", "export const severity = 'HIGH';\n")
        .file("invariants/README.md", "not a script");

    assertEquals(
        List.of(
            "actions/a.js:1:30: SyntaxError: Expected , but found {",
            "actions/c.ts: Only files that end in .js are scripts.",
            "invariants/d.js: There is no default function: the file needs an “export default"
                + " function …” that does the work."),
        project.problems());
    assertEquals(1, project.scripts().actions().size());
  }

  @Test
  void anUnknownExportNamesTheNearestKnown() {
    project
        .file("actions/a.js", "export const expectedStatuses = [200];\n" + FINE)
        .file("actions/b.js", "export const zebra = 1;\n" + FINE);

    assertEquals(
        List.of(
            "actions/a.js:1:14: The export expectedStatuses is not known. Did you mean"
                + " expectedStatus?",
            "actions/b.js:1:14: The export zebra is not known. Known are: expectedStatus,"
                + " preconditions."),
        project.problems());
  }

  @Test
  void exportsOfTheWrongTypeAreNamed() {
    project
        .file("actions/a.js", "export const expectedStatus = [200, '201'];\n" + FINE)
        .file("actions/b.js", "export const preconditions = [7];\n" + FINE)
        .file("actions/c.js", "export const expectedStatus = 2000;\n" + FINE)
        .file(
            "invariants/d.js",
            "export const severity = 'SEVERE';\nexport const message = 7;\nexport default () => true;")
        .file("invariants/e.js", "export default 7;");

    assertEquals(
        List.of(
            "actions/a.js:1:14: expectedStatus is a status such as 201 or a list of them, not 201.",
            "actions/b.js:1:14: preconditions is a list of actions' names, not 7.",
            "actions/c.js:1:14: expectedStatus is a status such as 201 or a list of them, not"
                + " 2000.",
            "invariants/d.js:1:14: severity is one of [CRITICAL, HIGH, MEDIUM, LOW], not SEVERE.",
            "invariants/d.js:2:14: message is a text, not 7.",
            "invariants/e.js: There is no default function: the file needs an “export default"
                + " function …” that does the work."),
        project.problems());
  }

  @Test
  void aPreconditionMustNameAnAction() {
    project
        .file("actions/create_order.js", FINE)
        .file("actions/refund.js", "export const preconditions = [\n  'create_ordr'];\n" + FINE);

    assertEquals(
        List.of(
            "actions/refund.js:2:4: There is no action named create_ordr. Did you mean"
                + " create_order?"),
        project.problems());
  }

  @Test
  void snakeCaseExportsAreKnown() {
    project.file("actions/a.js", "export const expected_status = 201;\n" + FINE);

    assertEquals(List.of(), project.problems());
    assertEquals(java.util.Set.of(201), project.action().expectedStatus());
  }

  @Test
  void anErrorWhileLoadingIsAtItsPlace() {
    project.file("actions/a.js", "const ids = null;\nconst first = ids.first;\n" + FINE);

    assertEquals(
        List.of("actions/a.js:2:15: TypeError: Cannot read property 'first' of null"),
        project.problems());
  }

  @Test
  void aMissingExportOfASharedFileIsNamed() {
    project
        .file("lib/x.js", "export const a = 1;")
        .file("actions/a.js", "import { b } from '../lib/x.js';\n" + FINE);

    assertEquals(
        List.of(
            "actions/a.js:1:1: SyntaxError: The requested module '../lib/x.js' does not provide an"
                + " export named 'b'"),
        project.problems());
  }
}
