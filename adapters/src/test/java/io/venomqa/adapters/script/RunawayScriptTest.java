package io.venomqa.adapters.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.sqlite.SqliteOptions;
import io.venomqa.adapters.sqlite.SqliteSystem;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.rule.Verdict;
import io.venomqa.engine.world.Api;
import io.venomqa.engine.world.ApiSession;
import io.venomqa.engine.world.SystemFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Scripts that do not end by themselves, or not well.
class RunawayScriptTest {

  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void create() {
    project = new Project(folder);
    project.settings = ScriptSettings.DEFAULT.withTimeLimit(Duration.ofMillis(400));
  }

  @AfterEach
  void close() {
    project.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) {}",
        "try { while (true) {} } catch (e) { while (true) {} }",
        "try { while (true) {} } finally { while (true) {} }",
        "while (true) { try { api.get('/'); } catch (e) {} }",
        "throw { toJSON() { while (true) {} } };",
        "const all = []; while (true) all.push(all.length);",
      })
  void isStoppedAndTheNextCallWorks(String loop) {
    project.action("if (context.has('fine')) return api.get('/fine');\n" + loop);

    String message =
        assertInstanceOf(Outcome.ScriptFailed.class, project.perform()).error().message();
    project.context = project.context.with("fine", true);

    assertTrue(
        message.equals("ran longer than 400 ms") || message.equals("sent more than 1,000 requests"),
        message);
    assertEquals(new Outcome.Responded(project.answer), project.perform());
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void saysWhereItWas() {
    project.action("while (true) {\n}");

    Outcome.ScriptFailed failed = assertInstanceOf(Outcome.ScriptFailed.class, project.perform());

    assertEquals("actions/act.js", failed.error().location().file());
    assertEquals(2, failed.error().location().line());
  }

  @Test
  void aLoopWhileLoadingIsAProblem() {
    project.file("actions/act.js", "while (true) {}\nexport default 1;");

    assertEquals("ran longer than 400 ms", project.scripts().problems().getFirst().message());
  }

  @Test
  void waitingForTheApiDoesNotCount() {
    project.action("return api.get('/slow');");
    Api slow = new SlowApi(Duration.ofMillis(900));

    Outcome outcome =
        project.action().body().perform(new ApiSession(slow, project.context, () -> {}));

    assertEquals(new Outcome.Responded(Project.json(200, "{}")), outcome);
  }

  @Test
  void tooMuchRecursionIsSaid() {
    project.action("const again = n => again(n + 1) + 1;\nreturn again(0);");

    assertEquals(
        "too much recursion",
        assertInstanceOf(Outcome.ScriptFailed.class, project.perform()).error().message());
  }

  @Test
  void aBrokenSessionIsNotHiddenByAScriptThatCatchesEverything() {
    project.action(
        "for (;;) { try { api.get('/'); } catch (e) { if (context.has('x')) return; } }");
    ApiSession session =
        new ApiSession(
            project,
            project.context,
            () -> {
              throw new SystemFailure("db", "The database is locked.", "");
            });

    Outcome outcome = project.action().body().perform(session);

    assertEquals(new Outcome.Skipped("the run cannot go on"), outcome);
    assertEquals("The database is locked.", session.broken().orElseThrow().getMessage());
  }

  private record SlowApi(Duration delay) implements Api {

    @Override
    public Response send(Request request) {
      long end = System.nanoTime() + delay.toNanos();
      while (System.nanoTime() < end) {
        LockSupport.parkNanos(end - System.nanoTime());
      }
      return Project.json(200, "{}");
    }

    @Override
    public boolean isReachable() {
      return true;
    }

    @Override
    public String address() {
      return "slow";
    }

    @Override
    public void close() {}
  }

  @Test
  void anEndlessQueryIsBrokenOff() throws Exception {
    Path database = folder.resolve("a.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute("create table t (a)");
    }
    try (SqliteSystem db =
        new SqliteSystem("db", database, SqliteOptions.defaults(folder.resolve("work")))) {
      project.systems = List.of(db);
      project.invariant(
          "return world.systems.db.query('with recursive c(x) as (select 1 union all select x + 1"
              + " from c) select count(*) from c').length === 1;");

      Verdict.Undecided verdict = assertInstanceOf(Verdict.Undecided.class, project.check());

      assertEquals("ran longer than 400 ms", verdict.error().message());
      assertEquals(1, db.query("select 1", List.of()).size());
    }
  }
}
