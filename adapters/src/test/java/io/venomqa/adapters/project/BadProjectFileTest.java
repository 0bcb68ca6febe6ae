package io.venomqa.adapters.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person is told about a `venomqa.yaml` that is wrong.
class BadProjectFileTest {

  private static final String API = "api: {url: http://127.0.0.1:8080}\n";
  private static final String DB = "systems: {db: {sqlite: shop.db}}\n";

  @TempDir private Path temp;

  private void assertProblems(String yaml, String... expected) {
    assertEquals(List.of(expected), Folder.problems(Folder.in(temp, yaml).read()));
  }

  @Test
  void unknownKeyComesWithTheNearestKnownOne() {
    assertProblems(
        API + DB + "limit: {steps: 3}\nstate: {contxt: [a], zzz: 1}\n",
        "venomqa.yaml:3:1: unknown key `limit`\n  Did you mean `limits`?",
        "venomqa.yaml:4:9: unknown key `contxt` in `state`\n  Did you mean `context`?",
        "venomqa.yaml:4:22: unknown key `zzz` in `state`\n  Known here: context, ignore, keep, order.");
  }

  @Test
  void misspeltSectionIsNotReportedAsMissingAlone() {
    assertProblems(
        API + "sytems: {db: {sqlite: shop.db}}\n",
        "venomqa.yaml:1:1: neither `systems` nor `state.context` is given, so nothing tells one"
            + " state from another\n"
            + "  Name the API's database: `systems: {db: {sqlite: data/app.db}}`. Where none can be reached,"
            + " say which values of the context tell states apart, `state: {context: [order_id,"
            + " status]}`: then nothing is restored, and paths are walked again on fresh resources.",
        "venomqa.yaml:2:1: unknown key `sytems`\n  Did you mean `systems`?");
  }

  @Test
  void whatIsAskedOfASystemThatCannotBeReadIsNotReportedAsWell() {
    assertProblems(
        """
        api: {start: {command: "./serve ${port} ${systems.db.url} ${systems.bd.url}"}}
        systems: {db: {postgresql: "${env:NO_SUCH_VARIABLE}"}}
        """,
        "venomqa.yaml:1:24: `${systems.bd.url}` is not known in `api.start.command`\n"
            + "  Known here: `${env:NAME}`, `${port}`, `${project}`, `${systems.db.*}`.",
        "venomqa.yaml:2:28: the environment variable `NO_SUCH_VARIABLE` is not set\n"
            + "  Set it before VenomQA is started.");
  }

  @Test
  void keyGivenTwice() {
    assertProblems(
        API + DB + "limits:\n  steps: 1\n  steps: 2\n",
        "venomqa.yaml:5:3: `limits.steps` is given twice\n  Remove one of them.");
  }

  @Test
  void tabForIndentation() {
    assertProblems(
        "api:\n\turl: http://127.0.0.1\n",
        "venomqa.yaml:2:1: a tab stands where only spaces may\n  Indent with spaces.");
  }

  @Test
  void notYaml() {
    assertProblems(
        API + "systems: {db: [\n",
        "venomqa.yaml:3:1: not YAML: expected the node content, but found '<stream end>'");
  }

  @Test
  void valuesOfTheWrongType() {
    assertProblems(
        API
            + DB
            + """
            limits: {steps: many, depth: 0, time: 10 minutes, violations: [1]}
            audit: 50
            allow: shop
            search: {beyond: maybe}
            name:
            """,
        "venomqa.yaml:3:17: `limits.steps` must be a whole number greater than 0, or `none`, but is"
            + " `many`",
        "venomqa.yaml:3:30: `limits.depth` must be a whole number greater than 0, or `none`, but is"
            + " `0`",
        "venomqa.yaml:3:39: `limits.time` must be a time such as 500ms, 30s, 10m or 1h, or `none`,"
            + " but is `10 minutes`",
        "venomqa.yaml:3:63: `limits.violations` must be a whole number greater than 0, or `none`,"
            + " but is a list",
        "venomqa.yaml:4:8: `audit` must be a mapping (`key: value` lines), but is `50`",
        "venomqa.yaml:5:8: `allow` must be a list, but is `shop`",
        "venomqa.yaml:6:18: `search.beyond` must be `true` or `false`, but is `maybe`",
        "venomqa.yaml:7:6: `name` must be text, but has no value");
  }

  @Test
  void unknownWordComesWithTheNearestKnownOne() {
    assertProblems(
        API + DB + "search: {strategy: bredth-first}\n",
        "venomqa.yaml:3:20: `search.strategy` must be one of `breadth-first`, `depth-first`,"
            + " `iterative-deepening`, `random`, `coverage`, `weighted`, `blend`, but is"
            + " `bredth-first`\n"
            + "  Did you mean `breadth-first`?");
  }

  @Test
  void formatOfANewerVersion() {
    assertProblems(
        "format: 2\n" + API + DB,
        "venomqa.yaml:1:9: format 2 was made by a newer VenomQA\n"
            + "  This version reads format 1: update VenomQA.");
  }

  @Test
  void featuresThatThisVersionDoesNotHaveAreNeverPassedOver() {
    String use = "\n  Remove it, or use a newer VenomQA.";
    assertProblems(
        """
        api: {url: http://127.0.0.1:8080, restart: between-branches}
        spec: openapi.yaml
        auth: {default: user}
        systems:
          db: {postgresql: "postgresql://test@localhost/shop_test", mechanism: savepoint-proxy}
          other: {postgresql: "postgresql://test@localhost/shop_test", mechanism: proxy}
          plain: {postgresql: "postgresql://test@localhost/shop_tmp2", port: 5000}
          file: {sqlite: shop.db, mechanism: copy}
        search: {strategy: swarm}
        rules: {no_server_error: on}
        worlds: 2
        """,
        "venomqa.yaml:1:44: `api.restart: between-branches` needs `api.start`\n"
            + "  VenomQA can only start an API anew that it has started: give `api.start.command`.",
        "venomqa.yaml:2:1: `spec`: this version reads no OpenAPI document" + use,
        "venomqa.yaml:3:1: `auth`: this version sends no roles' credentials; an action can set"
            + " headers itself"
            + use,
        "venomqa.yaml:5:20: `systems.db.postgresql` has no port, and VenomQA does not start the API, which would"
            + " have to be told\n"
            + "  Say where the API looks for it, such as `port: 2525`, or how to start the API:"
            + " `api.start`.",
        "venomqa.yaml:6:75: `systems.other.mechanism` must be one of `auto`, `undo-log`, `copy`,"
            + " `savepoint-proxy`, but is `proxy`",
        "venomqa.yaml:7:70: `systems.plain.port` is for stand-ins and `mechanism: savepoint-proxy`",
        "venomqa.yaml:8:38: `systems.file.mechanism` must be one of `auto`, `undo-log`, `backup`,"
            + " but is `copy`",
        "venomqa.yaml:9:20: `search.strategy` must be one of `breadth-first`, `depth-first`,"
            + " `iterative-deepening`, `random`, `coverage`, `weighted`, `blend`, but is `swarm`",
        "venomqa.yaml:10:1: `rules`: this version has no built-in rules to switch; write them as"
            + " invariants"
            + use,
        "venomqa.yaml:11:1: `worlds`: this version explores one world at a time" + use);
  }

  @Test
  void postgresqlDatabasesThatAreNotForTests() {
    assertProblems(
        API
            + """
            systems:
              a: {postgresql: "postgresql://me@127.0.0.1/shop"}
              b: {postgresql: "postgresql://me@db.internal:6543/shop_test"}
              c: {postgresql: "mysql://me@127.0.0.1/shop_test"}
              d: {postgresql: "postgresql://127.0.0.1"}
              e: {sqlite: a.db, schemas: [public]}
            """,
        "venomqa.yaml:3:19: `systems.a.postgresql`: the database 127.0.0.1/shop does not look like one"
            + " for tests on this machine, and a run changes its data\n"
            + "  If it is there to be tested, say so: `allow: [\"127.0.0.1/shop\"]`.",
        "venomqa.yaml:4:19: `systems.b.postgresql`: the database db.internal/shop_test does not look"
            + " like one for tests on this machine, and a run changes its data\n"
            + "  If it is there to be tested, say so: `allow: [\"db.internal/shop_test\"]`.",
        "venomqa.yaml:5:19: `systems.c.postgresql` must be a database's URL, but it does not start with"
            + " postgresql://\n"
            + "  Write it such as postgresql://user:${env:DB_PASSWORD}@127.0.0.1:5432/shop_test.",
        "venomqa.yaml:6:19: `systems.d.postgresql` must be a database's URL, but it does not name a host"
            + " and a database\n"
            + "  Write it such as postgresql://user:${env:DB_PASSWORD}@127.0.0.1:5432/shop_test.",
        "venomqa.yaml:7:30: `systems.e.schemas` is not for SQLite");
  }

  @Test
  void nothingSaysWhereTheApiIs() {
    assertProblems(
        DB,
        "venomqa.yaml:1:1: `api` is not given\n  Say where the API is: `api: {url:"
            + " http://127.0.0.1:8080}`, or how to start it: `api.start`.");
  }

  @Test
  void startedApiWhosePortNobodyKnows() {
    assertProblems(
        "api: {start: {command: ./serve}}\n" + DB,
        "venomqa.yaml:1:6: `api.url` is not given, and `api.start` does not use `${port}`\n"
            + "  Give `api.url`, or pass `${port}` to the API in `api.start.command` or"
            + " `api.start.env`.");
  }

  @Test
  void startCommandWithAnOpenQuote() {
    assertProblems(
        "api: {url: \"http://127.0.0.1:1\", start: {command: \"java -jar 'x\"}}\n" + DB,
        "venomqa.yaml:1:51: `api.start.command`: the quote ' is not closed");
  }

  @Test
  void systemWithoutAKind() {
    assertProblems(
        API + "systems: {db: {mechanism: auto}, \"my db\": {sqlite: x}}\n",
        "venomqa.yaml:2:15: `systems.db` does not say what it is\n"
            + "  Name its file: `db: {sqlite: data/app.db}`.",
        "venomqa.yaml:2:43: a system's name must be letters, digits and `_`, since scripts say"
            + " `world.systems.NAME`, but is `my db`");
  }

  @Test
  void twoSystemsAtOnePlace() {
    assertProblems(
        API
            + """
            systems:
              a: {sqlite: shop.db}
              b: {sqlite: ./shop.db}
              c: {redis: "redis://localhost/3"}
              d: {redis: "redis://127.0.0.1:6379/3"}
              e: {redis: "redis://127.0.0.1:6379/4"}
              f: {mail: {}, port: 2525}
              g: {queue: {}, port: 2525}
            """,
        "venomqa.yaml:4:6: `systems.b` is at the same place as `systems.a`\n  Name each database once.",
        "venomqa.yaml:6:6: `systems.d` is at the same place as `systems.c`\n  Name each database once.",
        "venomqa.yaml:9:6: `systems.g` is at the same place as `systems.f`\n  Give each a port of its own.");
  }

  @Test
  void emptyFile() {
    assertProblems(
        "# nothing yet\n",
        "venomqa.yaml: the file is empty\n  Say where the API is: `api: {url:"
            + " http://127.0.0.1:8080}`, or how to start it: `api.start`.");
  }

  @Test
  void aliasesThatWouldGrowWithoutEnd() {
    assertProblems(
        "a: &a [x, x]\nb: &b [*a, *a]\n",
        "venomqa.yaml:2:8: aliases (`*name`) are not read\n  Write the value out.");
  }

  @Test
  void nestingWithoutEnd() {
    assertProblems("[".repeat(200_000), "venomqa.yaml:1:51: nested more than 50 levels deep");
  }

  @Test
  void fileThatIsMuchTooLarge() {
    assertProblems(
        "# long\n".repeat(200_000),
        "venomqa.yaml: it is larger than 1 MB, which no project's file is\n"
            + "  Check that this is the right file.");
  }

  @Test
  void fileThatIsNotUtf8() throws IOException {
    Folder folder = Folder.in(temp, "");
    Files.write(
        folder.path().resolve("venomqa.yaml"), "name: Läden".getBytes(StandardCharsets.ISO_8859_1));

    assertEquals(
        List.of("venomqa.yaml: it is not UTF-8 text\n  Save it with the encoding UTF-8."),
        Folder.problems(folder.read()));
  }
}
