package io.venomqa.adapters.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.model.ScriptError;
import io.venomqa.engine.model.SourceLocation;
import io.venomqa.engine.model.Transition;
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

class InvariantVerdictTest {

  @TempDir Path folder;
  private Project project;
  private final Table db =
      new Table(
          new Row(
              List.of("id", "name", "price", "note", "big", "data", "open", "doc"),
              List.of(
                  new Cell.Whole(1),
                  new Cell.Text("\"ü\"\n"),
                  new Cell.Real(1.5),
                  new Cell.Null(),
                  new Cell.Whole(Long.MAX_VALUE),
                  new Cell.Binary(Body.of(new byte[] {1, (byte) 255})),
                  new Cell.Bool(true),
                  new Cell.Json("{\"a\":[1]}"))));

  @BeforeEach
  void create() {
    project = new Project(folder);
    project.systems = List.of(db);
  }

  @AfterEach
  void close() {
    project.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "({ holds: true })",
        "Promise.resolve(true)",
        "world.systems.db.query('q')[0].id === 1",
        "world.systems.db.query('q')[0].name === '\"ü\"\\n'",
        "world.systems.db.query('q')[0].price === 1.5",
        "world.systems.db.query('q')[0].note === null",
        "world.systems.db.query('q')[0].big === 9223372036854775807n",
        "world.systems.db.query('q')[0].data instanceof Uint8Array",
        "world.systems.db.query('q')[0].data[1] === 255",
        "world.systems.db.query('q')[0].open === true",
        "world.systems.db.query('q')[0].doc.a[0] === 1",
        "world.systems.db.messages[0].to === 'a@x'",
        "world.systems.db.value('k', 2).asked.join() === 'k,2'",
        "Object.keys(world.systems).join() === 'db'",
        "world.last_response.status_code === 200",
        "world.lastResponse.json().length === undefined",
        "world.context.get('id') === 7 && world.context.has('id')",
        "world.api.get('/orders').ok",
        "world.path[0].action === 'create' && world.path[0].statusCode === 201",
        "world.path[0].status_code === 201",
        "world.changes.length === 1 && world.changes[0].kind === 'added'",
        "world.changes[0].before === null && world.changes[0].after.data.length === 2",
        "world.changes[0].system === 'db' && world.changes[0].table === 'items'",
      })
  void holds(String expression) {
    project.context = Context.EMPTY.with("id", 7L);
    project.changes = List.of(new Change.Added("db", "items", db.rows.getFirst()));
    project.path =
        new io.venomqa.engine.model.Path(
            List.of(
                new Transition(
                    1,
                    0,
                    new ActionId("create"),
                    1,
                    List.of(new Exchange(Request.get("/"), Project.json(201, ""), 1)),
                    List.of(),
                    Context.EMPTY)));

    assertEquals(new Verdict.Holds(), verdict("return " + expression + ";"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "false                                           | ``",
        "'order 7 is refunded twice'                     | order 7 is refunded twice",
        "({ holds: false, detail: { id: 7 } })           | {\"id\":7}",
        "world.lastResponse.expectStatus(201)            | Expected status 201, got 200: \"{}\"",
      })
  void isBroken(String expression, String detail) {
    assertEquals(new Verdict.Broken(detail), verdict("return " + expression + ";"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "undefined                  | 1:16 | rule returned nothing; an invariant must return true, false or a text that says what is wrong",
        "7                          | 1:16 | rule returned 7; an invariant must return true, false or a text that says what is wrong",
        "new Promise(() => {})      | 1:16 | rule awaits something that never happens: calls of api need no await.",
        "world.lastResponse.a.b     | 2:8  | TypeError: Cannot read property 'b' of undefined",
        "world.systems.cache.query()| 2:8  | There is no system \"cache\" in venomqa.yaml; it has db.",
        "world.systems.db.query(1)  | 2:8  | query needs an SQL text, not 1.",
        "world.context.set('a', 1)  | 2:8  | An invariant only reads the context: set is for actions.",
      })
  void isUndecided(String expression, String place, String message) {
    Verdict.Undecided undecided =
        assertInstanceOf(Verdict.Undecided.class, verdict("return " + expression + ";"));

    assertEquals("invariants/rule.js:" + place + ": " + message, undecided.error().toString());
  }

  @Test
  void aQueryThatFailsIsUndecidedAtTheQuery() {
    db.failure = "no such table: orders";

    assertEquals(
        new Verdict.Undecided(
            new ScriptError(
                new SourceLocation("invariants/rule.js", 3, 3), "no such table: orders")),
        verdict("const db = world.systems.db;\n  db.query('select * from orders');\nreturn true;"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1, 'a', null, 2.5, true, 5n", "[1, 'a', null, 2.5, true, 5n]"})
  void aQueryTakesParameters(String parameters) {
    verdict("return world.systems.db.query('q', " + parameters + ") !== null;");

    assertEquals(
        List.of(
            "q [Whole[value=1], Text[value=a], Null[], Real[value=2.5], Whole[value=1],"
                + " Whole[value=5]]"),
        db.queries);
  }

  @Test
  void twoColumnsOfOneNameAreRefused() {
    Row row = new Row(List.of("id", "id"), List.of(new Cell.Whole(1), new Cell.Whole(2)));
    project.systems = List.of(new Table(row));

    assertEquals(
        new Verdict.Undecided(
            new ScriptError(
                new SourceLocation("invariants/rule.js", 2, 8),
                "The query has two columns named id: give one another name with AS.")),
        verdict("return world.systems.db.query('q').length === 1;"));
  }

  @Test
  void thereIsNoLastResponseInTheInitialState() {
    project.invariant("return world.lastResponse === null && world.changes.length === 0;");

    assertEquals(new Verdict.Holds(), project.check(project.invariant(), Optional.empty()));
  }

  private Verdict verdict(String statements) {
    return project.invariant(statements).check();
  }
}
