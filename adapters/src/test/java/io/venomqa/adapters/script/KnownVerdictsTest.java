package io.venomqa.adapters.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.rule.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownVerdictsTest {

  private static final String SMALL =
      "const [a] = world.systems.db.query('a'); return a.n < 3 || `a is ${a.n}`;";

  @TempDir Path folder;
  private Project project;
  private final Table db = new Table(row(9));

  @BeforeEach
  void create() {
    project = new Project(folder);
    project.systems = List.of(db);
    project.mayRecall = true;
  }

  @AfterEach
  void close() {
    project.close();
  }

  private static Row row(long n) {
    return new Row(List.of("n"), List.of(new Cell.Whole(n)));
  }

  private static Verdict broken(String detail) {
    return new Verdict.Broken(detail);
  }

  private void remember(String sql, List<Row> rows) {
    db.remembered.put(sql, rows);
  }

  @Test
  void rememberedAnswersLeadToTheVerdictTheyLedTo() {
    project.invariant(SMALL);
    List<Row> five = List.of(row(5));
    remember("a", five);
    assertEquals(Optional.empty(), project.known());
    assertEquals(broken("a is 5"), project.check());
    assertEquals(Optional.of(broken("a is 5")), project.known());

    remember("a", List.of(row(2)));
    assertEquals(Optional.empty(), project.known());
    assertEquals(new Verdict.Holds(), project.check());
    assertEquals(Optional.of(new Verdict.Holds()), project.known());

    remember("a", five);
    assertEquals(Optional.of(broken("a is 5")), project.known());
    assertEquals(broken("a is 5"), project.check());
  }

  @Test
  void equalAnswersOfAnotherContentAreOthers() {
    project.invariant(SMALL);
    remember("a", List.of(row(5)));
    project.check();
    remember("a", List.of(row(5)));
    assertEquals(Optional.empty(), project.known());
  }

  @Test
  void whatIsAskedNextDependsOnTheAnswers() {
    project.invariant(
        "const [a] = world.systems.db.query('a');"
            + " const [b] = world.systems.db.query(a.n === 1 ? 'b' : 'c', a.n);"
            + " return `${a.n} ${b.n}`;");
    List<Row> one = List.of(row(1));
    remember("a", one);
    remember("b", List.of(row(10)));
    remember("c", List.of(row(20)));
    assertEquals(broken("1 10"), project.check());
    remember("a", List.of(row(2)));
    assertEquals(broken("2 20"), project.check());
    assertEquals(Optional.of(broken("2 20")), project.known());
    remember("a", one);
    assertEquals(Optional.of(broken("1 10")), project.known());
    remember("b", List.of(row(11)));
    assertEquals(Optional.empty(), project.known());
    assertEquals(broken("1 11"), project.check());
  }

  @Test
  void whatIsNotRememberedIsAskedByTheScript() {
    project.invariant(SMALL);
    remember("a", List.of(row(1)));
    project.check();
    db.remembered.clear();
    assertEquals(Optional.empty(), project.known());
    assertEquals(broken("a is 9"), project.check());
    assertEquals(Optional.empty(), project.known());
  }

  @Test
  void whatIsRememberedLaterIsKnownFromTheFirstTime() {
    project.invariant(SMALL);
    project.check();
    remember("a", db.rows);
    assertEquals(Optional.of(broken("a is 9")), project.known());
  }

  @Test
  void aProofIsNeverKnown() {
    project.invariant(SMALL);
    remember("a", List.of(row(1)));
    project.check();
    project.mayRecall = false;
    assertEquals(Optional.empty(), project.known());
    assertEquals(broken("a is 9"), project.check());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "world.api.get('/a')",
        "world.lastResponse.text",
        "world.context.get('a')",
        "world.context.has('a')",
        "world.changes",
        "world.path",
        "world.systems.db.messages",
        "console.log('seen')",
        "Math.random()",
        "new Date()",
        "Object.getPrototypeOf([]).constructor",
        "new Int\\u006c.NumberFormat()"
      })
  void whoeverLooksAtMoreIsRun(String more) {
    project.invariant(more + "; " + SMALL);
    remember("a", List.of(row(1)));
    project.check();
    assertEquals(Optional.empty(), project.known());
  }

  @Test
  void whoeverImportsIsRun() {
    project
        .file("lib/clock.js", "export const now = () => Date.now();")
        .file(
            "invariants/rule.js",
            "import { now } from '../lib/clock.js';\n"
                + "export default function (world) { return world.systems.db.query('a') !== now(); }");
    remember("a", List.of(row(1)));
    assertEquals(new Verdict.Holds(), project.check());
    assertEquals(Optional.empty(), project.known());
  }

  @Test
  void aQueryThatFailedIsAskedAgain() {
    project.invariant(
        "let n = 0; try { world.systems.db.query('b'); } catch (failed) { n++; } "
            + SMALL.replace("a is", "b failed ${n} times, a is"));
    remember("a", List.of(row(5)));
    db.failure = "locked";
    assertEquals(broken("b failed 1 times, a is 5"), project.check());
    remember("b", List.of());
    assertEquals(broken("b failed 0 times, a is 5"), project.check());
  }

  @Test
  void anErrorIsNotKnown() {
    project.invariant("return world.systems.db.query('a')[0].n.x.y;");
    remember("a", List.of(row(1)));
    project.check();
    assertEquals(Optional.empty(), project.known());
  }

  @Test
  void theAnswersMetLeastRecentlyAreForgotten() {
    project.invariant(SMALL);
    List<Row> first = List.of(row(1));
    remember("a", first);
    project.check();
    for (int i = 0; i < 12_000; i++) {
      remember("a", List.of(row(2)));
      project.check();
    }
    assertEquals(Optional.of(new Verdict.Holds()), project.known());
    remember("a", first);
    assertEquals(Optional.empty(), project.known());
  }

  @Test
  void answersThatAreMetAgainAreKept() {
    project.invariant(SMALL);
    List<Row> first = List.of(row(1));
    remember("a", first);
    project.check();
    for (int i = 0; i < 7_000; i++) {
      remember("a", List.of(row(2)));
      project.check();
      remember("a", first);
      assertEquals(Optional.of(new Verdict.Holds()), project.known());
    }
  }

  @ParameterizedTest
  @CsvSource({"8, true", "9, false"})
  void whoeverAsksManyQuestionsIsRun(int questions, boolean isKnown) {
    project.invariant(
        "for (let i = 0; i < %d; i++) world.systems.db.query('a', i); return true;"
            .formatted(questions));
    remember("a", List.of(row(1)));
    project.check();
    assertEquals(isKnown, project.known().isPresent());
  }
}
