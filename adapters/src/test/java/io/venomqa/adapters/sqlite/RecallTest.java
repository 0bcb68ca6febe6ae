package io.venomqa.adapters.sqlite;

import io.venomqa.adapters.contract.RecallContract;
import io.venomqa.adapters.project.Recover;
import io.venomqa.adapters.sqlite.SqliteOptions.Mechanism;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class RecallTest extends RecallContract {

  private static final String SCHEMA =
      "CREATE TABLE orders (id INTEGER PRIMARY KEY AUTOINCREMENT, total INT);;"
          + "INSERT INTO orders (total) VALUES (1), (2);;"
          + "CREATE VIEW \"rich ones\" AS SELECT *, random() AS luck FROM orders";

  @TempDir Path folder;

  private Shop shop(Mechanism mechanism) throws Exception {
    Path own = Files.createTempDirectory(folder, "shop");
    Begun begun = Begun.on(own, Begun.options(own, mechanism, Recover.ASK), SCHEMA);
    return new Shop(begun.system, begun::api, begun::close);
  }

  @Override
  protected Shop shop() throws Exception {
    return shop(Mechanism.UNDO_LOG);
  }

  @Override
  protected Shop shopWithoutLog() throws Exception {
    return shop(Mechanism.BACKUP);
  }

  @Override
  protected List<String> onRowsAlone() {
    return List.of(
        "SELECT count(*) AS names, 'initial' AS home FROM orders",
        "SELECT count(*) AS n FROM orders WHERE json_extract('{}', '$.n') IS NULL");
  }

  @Override
  protected List<String> onMore() {
    return List.of(
        "SELECT count(*) AS n FROM \"rich ones\"",
        "SELECT count(*) AS n FROM orders WHERE random() IS NOT NULL",
        "SELECT count(*) AS n FROM orders WHERE CURRENT_TIMESTAMP > '2000'",
        "SELECT count(*) AS n FROM orders WHERE datetime('now') > '2000'",
        "SELECT count(*) AS n FROM orders WHERE date() > '2000'",
        "SELECT count(*) AS n FROM orders WHERE [date]() > '2000'",
        "SELECT seq FROM sqlite_sequence WHERE name = 'orders'",
        "SELECT count(*) AS n FROM orders, pragma_table_list('orders')");
  }
}
