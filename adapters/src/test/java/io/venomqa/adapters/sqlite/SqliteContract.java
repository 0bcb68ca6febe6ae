package io.venomqa.adapters.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.contract.MemoryFolder;
import io.venomqa.adapters.contract.RollbackableContract;
import io.venomqa.adapters.contract.SqlProcess;
import io.venomqa.adapters.contract.Subject;
import io.venomqa.adapters.contract.Subject.Held;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The contract for SQLite in both journal modes: a process writes, and another one dumps.
abstract class SqliteContract extends RollbackableContract {

  @TempDir(factory = MemoryFolder.class)
  Path folder;

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
            Duration.ofSeconds(1)));
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
    Path own = Files.createTempDirectory(folder, journalMode);
    return new Shared(Shop.create(own.resolve("shöp 1.db"), journalMode));
  }

  private final class Shared implements Subject {

    private final Path database;
    private final SqliteSystem system;
    private final SqlProcess dumper;
    private final SqlProcess idle;
    private SqlProcess api;

    Shared(Path database) throws IOException {
      this.database = database;
      this.system = SqliteContract.this.system(database);
      this.api = SqliteClient.api(database);
      this.dumper = SqliteClient.dumper(database);
      this.idle = SqliteClient.readers(database, 5);
    }

    @Override
    public SqliteSystem system() {
      return system;
    }

    @Override
    public void call(Random random) throws IOException {
      Shop.call(api, random);
    }

    @Override
    public String write(String marker) throws IOException {
      api.execute(insertion(marker));
      return marker;
    }

    private static String insertion(String marker) {
      return "INSERT INTO log (what) VALUES ('" + marker + "')";
    }

    @Override
    public Held hold(String marker) throws IOException {
      SqlProcess other = SqliteClient.start(database, 1, "");
      other.execute("BEGIN IMMEDIATE;;" + insertion(marker));
      return new InTransaction(other, marker);
    }

    @Override
    public String dump() throws IOException {
      return dumper.dump();
    }

    @Override
    public String dumpByIdle() throws IOException {
      return idle.dump();
    }

    /// There is no server: the API's process is killed in the middle of a write, which is left in
    /// the journal, and comes again.
    @Override
    public void restart() throws IOException {
      api.execute("BEGIN IMMEDIATE;;UPDATE log SET what = 'torn'");
      api.kill();
      api = SqliteClient.api(database);
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
      idle.close();
      dumper.close();
      api.close();
      system.close();
    }
  }

  private record InTransaction(SqlProcess client, String marker) implements Held {

    @Override
    public String culprit() {
      return "process " + client.pid() + " ";
    }

    @Override
    public String commit() throws IOException {
      client.execute("COMMIT");
      return marker;
    }

    @Override
    public void close() {
      client.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"wal", "delete"})
  void tellsWhatACallChanged(String journalMode) throws Exception {
    Path database = Shop.create(folder.resolve("shop.db"), journalMode);
    try (SqlProcess api = SqliteClient.api(database);
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
