package io.venomqa.adapters.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.contract.RollbackableContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The contract for SQLite in both journal modes: a process writes, and another one dumps.
abstract class SqliteContract extends RollbackableContract {

  @TempDir Path folder;

  abstract SqliteOptions.Mechanism mechanism();

  SqliteSystem system(Path database) {
    SqliteOptions defaults = SqliteOptions.defaults(folder.resolve("work"));
    return new SqliteSystem(
        "db",
        database,
        new SqliteOptions(
            mechanism(),
            defaults.ignore(),
            defaults.recover(),
            defaults.workDir(),
            defaults.busyTimeout()));
  }

  @Override
  protected Stream<String> variants() {
    return Stream.of("wal", "delete");
  }

  @Override
  protected boolean everythingIsState() {
    return false;
  }

  @Override
  protected Subject subject(String journalMode) throws Exception {
    Path own = Files.createDirectory(folder.resolve(journalMode));
    Path database = Shop.create(own.resolve("shöp 1.db"), journalMode);
    return new Shared(
        system(database), SqlProcess.api(database), SqlProcess.dumper(database), own.getParent());
  }

  private record Shared(SqliteSystem system, SqlProcess api, SqlProcess dumper, Path folder)
      implements Subject {

    @Override
    public void call(Random random) throws IOException {
      Shop.call(api, random);
    }

    @Override
    public String dump() throws IOException {
      return dumper.dump();
    }

    @Override
    public String leftBehind() throws IOException {
      List<String> left = new ArrayList<>();
      String objects =
          dumper.first("SELECT group_concat(name) FROM sqlite_schema WHERE name LIKE 'venomqa%'");
      if (!objects.equals("null")) {
        left.add(objects);
      }
      String check = dumper.first("PRAGMA integrity_check");
      if (!check.equals("ok")) {
        left.add(check);
      }
      try (Stream<Path> files = Files.list(folder.resolve("work"))) {
        files.forEach(file -> left.add(file.toString()));
      }
      return String.join(", ", left);
    }

    @Override
    public void close() {
      dumper.close();
      api.close();
      system.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"wal", "delete"})
  void tellsWhatACallChanged(String journalMode) throws Exception {
    Path database = Shop.create(folder.resolve("shop.db"), journalMode);
    try (SqlProcess api = SqlProcess.api(database);
        SqliteSystem system = system(database)) {
      system.begin();
      api.execute("UPDATE customers SET name = 'Anna' WHERE id = 1");
      assertEquals(
          "[Changed[system=db, table=customers, before=Row[columns=[id, email, name, balance],"
              + " cells=[Whole[value=1], Text[value=a@x], Text[value=Ann], Real[value=1.5]]],"
              + " after=Row[columns=[id, email, name, balance],"
              + " cells=[Whole[value=1], Text[value=a@x], Text[value=Anna], Real[value=1.5]]]]]",
          system.drain().changes().toString());
      assertTrue(system.drain().changes().isEmpty());
      system.end();
    }
  }
}
