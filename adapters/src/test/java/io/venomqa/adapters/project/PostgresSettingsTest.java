package io.venomqa.adapters.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A PostgreSQL database in `venomqa.yaml` that is made anew from a template.
class PostgresSettingsTest {

  private static final String API = "api: {url: \"http://127.0.0.1:8080\"}\n";

  @TempDir private Path home;

  private ProjectRead read(String systems) throws Exception {
    return new ProjectReader(Map.of()).read(Folder.in(home, API + systems).path());
  }

  private static String database(String rest) {
    return "systems: {db: {postgresql: \"postgresql://me@localhost/shop_test\"" + rest + "}}\n";
  }

  @Test
  void itsTemplate() throws Exception {
    ProjectRead.Loaded loaded =
        assertInstanceOf(ProjectRead.Loaded.class, read(database(", template: shop_test_golden")));
    assertEquals(
        Optional.of("shop_test_golden"),
        assertInstanceOf(SystemSettings.Postgres.class, loaded.project().systems().getFirst())
            .template());
  }

  @Test
  void aTemplateHasToBeHarmlessOrAllowed() throws Exception {
    List<String> problems = Folder.problems(read(database(", template: shop_golden")));
    assertEquals(
        List.of(
            "venomqa.yaml:2:77: `systems.db.template`: the database shop_golden does not look like one for tests on this machine\n"
                + "  If it is there for that, say so: `allow: [\"localhost/shop_golden\"]`."),
        problems);
    assertInstanceOf(
        ProjectRead.Loaded.class,
        read(database(", template: shop_golden") + "allow: [localhost/shop_golden]\n"));
  }

  @Test
  void aTemplateIsAnotherDatabase() throws Exception {
    assertEquals(
        List.of(
            "venomqa.yaml:2:77: `systems.db.template` must name another database than the system's own\n"
                + "  Name one that is there to be copied, such as `shop_test_golden`."),
        Folder.problems(read(database(", template: shop_test"))));
  }

  @Test
  void templatesAreNotForSqlite() throws Exception {
    assertEquals(
        List.of("venomqa.yaml:2:43: `systems.db.template` is not for SQLite"),
        Folder.problems(read("systems: {db: {sqlite: shop.db, template: x_test}}\n")));
  }

  @Test
  void throughTheSavepointProxyItIsSearchedDepthFirst() throws Exception {
    String proxied = database(", mechanism: savepoint-proxy, port: 5499");
    ProjectRead.Loaded loaded = assertInstanceOf(ProjectRead.Loaded.class, read(proxied));
    assertEquals(Optional.of(SearchSettings.Order.DEPTH_FIRST), loaded.project().search().order());
    for (String strategy : List.of("breadth-first", "random", "coverage", "weighted", "blend")) {
      assertEquals(
          List.of(
              "venomqa.yaml:3:20: `search.strategy: %s` does not work with the savepoint proxy of `db`, which goes back newest first\n"
                      .formatted(strategy)
                  + "  Write `depth-first` or `iterative-deepening`, or leave the key out."),
          Folder.problems(read(proxied + "search: {strategy: " + strategy + "}\n")));
    }
    ProjectRead.Loaded deepening =
        assertInstanceOf(
            ProjectRead.Loaded.class, read(proxied + "search: {strategy: iterative-deepening}\n"));
    assertEquals(
        Optional.of(SearchSettings.Order.ITERATIVE_DEEPENING),
        deepening.project().search().order());
  }
}
