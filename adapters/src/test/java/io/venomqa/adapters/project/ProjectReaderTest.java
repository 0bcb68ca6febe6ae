package io.venomqa.adapters.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.venomqa.engine.explore.Limits;
import io.venomqa.engine.explore.Scope;
import io.venomqa.engine.identity.Abstraction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectReaderTest {

  private static final String SMALLEST =
      """
      api: {url: http://127.0.0.1:8080/}
      systems: {db: {sqlite: data/shop.db}}
      """;

  @TempDir private Path temp;

  @Test
  void fillsInDefaults() throws IOException {
    Folder folder = Folder.in(temp, SMALLEST);
    Path real = folder.path().toRealPath();

    assertEquals(
        new ProjectRead.Loaded(
            new Project(
                real,
                "mein Projekt ü",
                new ApiSettings(
                    "http://127.0.0.1:8080", Duration.ofSeconds(30), Optional.empty(), false),
                List.of(
                    new SystemSettings.Sqlite(
                        "db", real.resolve("data/shop.db"), SystemSettings.SqliteMechanism.AUTO)),
                Abstraction.DEFAULT,
                Scope.DEFAULT,
                Limits.DEFAULT,
                SearchSettings.DEFAULT,
                AuditSettings.DEFAULT,
                List.of()),
            List.of()),
        folder.read());
  }

  @Test
  void readsEveryKeyOfThisVersion() throws IOException {
    Folder folder =
        Folder.in(
            temp,
            """
            format: 1
            name: shop
            api:
              url: https://shop.internal:8443/v1
              timeout: 3s
              start:
                command: "java -jar 'my shop.jar' --port=${port}"
                env: {DB_URL: "${systems.file.url}", KEY: "${env:KEY}"}
                health: /health
                timeout: 90s
              restart: between-branches
            systems:
              file: {sqlite: data/shop.db, mechanism: undo-log}
            state: {ignore: ["*.updated_at", "sales.orders.total"], keep: ["context.total"], context: [order_id], order: kept}
            scope: {callsPerAction: none, liveResources: {orders: 3}}
            limits: {steps: 100, depth: none, time: 500ms, violations: 1}
            search: {strategy: iterative-deepening, seed: 42, beyond: true}
            audit: {every: 7, ignore: [read_stats]}
            allow: ["shop.internal"]
            worlds: 1
            """);

    assertEquals(
        new ProjectRead.Loaded(
            new Project(
                folder.path().toRealPath(),
                "shop",
                new ApiSettings(
                    "https://shop.internal:8443/v1",
                    Duration.ofSeconds(3),
                    Optional.of(
                        new ApiSettings.Start(
                            "java -jar 'my shop.jar' --port=${port}",
                            Map.of("DB_URL", "${systems.file.url}", "KEY", "${env:KEY}"),
                            Optional.of("/health"),
                            Duration.ofSeconds(90))),
                    true),
                List.of(
                    new SystemSettings.Sqlite(
                        "file",
                        folder.path().toRealPath().resolve("data/shop.db"),
                        SystemSettings.SqliteMechanism.UNDO_LOG)),
                new Abstraction(
                    List.of("*.updated_at", "sales.orders.total"),
                    List.of("context.total"),
                    Optional.of(Set.of("order_id")),
                    true),
                new Scope(OptionalInt.empty(), Map.of("orders", 3)),
                new Limits(100, Limits.NONE.depth(), Duration.ofMillis(500), 1),
                new SearchSettings(Optional.of(SearchSettings.Order.ITERATIVE_DEEPENING), 42, true),
                new AuditSettings(OptionalInt.of(7), Set.of("read_stats")),
                List.of("shop.internal")),
            List.of()),
        folder.read(Map.of("KEY", "s3cret")));
  }

  @Test
  void takesTheFileForItsFolder() {
    Folder folder = Folder.in(temp, SMALLEST);

    assertEquals(
        folder.read(), new ProjectReader(Map.of()).read(folder.path().resolve("venomqa.yaml")));
  }

  @Test
  void readsAFileThatAnEditorBeganWithAByteOrderMark() {
    Folder folder = Folder.in(temp, SMALLEST);
    ProjectRead plain = folder.read();
    folder.write("venomqa.yaml", "\ufeff" + SMALLEST);

    assertEquals(plain, folder.read());
  }

  @Test
  void namesInTheStartCommandStandForPortFolderAndDatabase() throws IOException {
    Project project = Folder.in(temp, SMALLEST).project();
    Path folder = project.folder();

    assertEquals(
        "1234 %s %s jdbc:sqlite:%s secret ${other}"
            .formatted(folder, folder.resolve("data/shop.db"), folder.resolve("data/shop.db")),
        Placeholders.replace(
            "${port} ${project} ${systems.db.path} ${systems.db.url} ${env:KEY} ${other}",
            Placeholders.ofStart(project, 1234, name -> Optional.of("secret"), Map.of())));
  }

  @Test
  void dataFolderIgnoresItselfInGit() throws IOException {
    Project project = Folder.in(temp, SMALLEST).project();

    assertEquals("*\n", Files.readString(project.files().dataFolder().resolve(".gitignore")));
    assertEquals(project.folder().resolve(".venomqa"), project.files().dataFolder());
  }

  @Test
  void warnsWhenThereIsNoInvariant() throws IOException {
    Folder folder = Folder.in(temp, SMALLEST);
    Files.delete(folder.path().resolve("invariants/sane.js"));

    assertEquals(
        List.of(
            "invariants/: there is no invariant, so only the actions' own expectations are checked"),
        assertInstanceOf(ProjectRead.Loaded.class, folder.read()).warnings().stream()
            .map(Problem::toString)
            .toList());
  }

  @Test
  void asksForAnActionWithAnExample() throws IOException {
    Folder folder = Folder.in(temp, SMALLEST);
    Files.delete(folder.path().resolve("actions/create_order.js"));

    assertEquals(
        List.of(
            """
            actions/: there is no action
              Write one, such as actions/create_order.js:
                export default function (api, context) {
                  return api.post("/orders", { total: 100 });
                }\
            """),
        Folder.problems(folder.read()));
  }

  @Test
  void namesTheFolderBelowThatIsTheProject() throws IOException {
    Folder folder = Folder.in(temp, SMALLEST);

    assertEquals(
        List.of(
            temp.toRealPath()
                + ": there is no venomqa.yaml in this folder\n  There is one in "
                + folder.path().toRealPath()
                + "."),
        Folder.problems(new ProjectReader(Map.of()).read(temp)));
  }

  @Test
  void namesTheFolderAboveThatIsTheProject() throws IOException {
    Folder folder = Folder.in(temp, SMALLEST);
    Path actions = folder.path().resolve("actions");

    assertEquals(
        List.of(
            actions.toRealPath()
                + ": there is no venomqa.yaml in this folder\n  There is one in the folder above: "
                + folder.path().toRealPath()
                + "."),
        Folder.problems(new ProjectReader(Map.of()).read(actions)));
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    Path missing = temp.resolve("missing");

    assertEquals(
        List.of(missing + ": there is no such folder\n  Check the path."),
        Folder.problems(new ProjectReader(Map.of()).read(missing)));
  }
}
