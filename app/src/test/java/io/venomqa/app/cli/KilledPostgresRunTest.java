package io.venomqa.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// `kill -9` in the middle of a run on PostgreSQL: the user's data is put back by the next start,
/// and nobody's work is lost.
@Timeout(180)
@ExtendWith(PostgresServer.class)
class KilledPostgresRunTest {

  private PostgresShop shop;
  private List<String> before;

  @BeforeEach
  void aRunThatWasKilledWhileTheDatabaseWasChanged(PostgresServer server) throws Exception {
    shop = new PostgresShop(server, "shop-postgres");
    before = shop.dump();
    KilledRun.inTheMiddle(
        shop.path(), shop.environment(), () -> shop.rows("select from orders").size() > 1);
    assertNotEquals(before, shop.dump());
  }

  @AfterEach
  void close() throws Exception {
    shop.close();
  }

  @Test
  void theNextStartRestoresTheDatabaseExactly() throws Exception {
    CommandLineRun next = shop.command("run", "--max-depth", "1");

    assertEquals(4, next.exitCode(), next.out() + next.err());
    assertEquals(before, shop.dump());
  }

  @Test
  void rowsWrittenSinceAreAskedAboutAndKept() throws Exception {
    somebodyWrites();
    List<String> written = orders();

    CommandLineRun asked = shop.command("run");

    assertEquals(3, asked.exitCode(), asked.out() + asked.err());
    assertTrue(asked.out().contains("888"), asked.out());
    assertTrue(asked.out().contains("--recover=keep"), asked.out());
    assertEquals(written, orders());

    CommandLineRun kept = shop.command("run", "--recover=keep", "--max-depth", "1");

    assertEquals(4, kept.exitCode(), kept.out() + kept.err());
    assertEquals(written, orders());
    assertEquals(List.of(), shop.rows("select from pg_namespace where nspname = 'venomqa'"));
  }

  @Test
  void rowsWrittenSinceAreTakenBackWhereThatIsAskedFor() throws Exception {
    somebodyWrites();

    CommandLineRun next = shop.command("run", "--recover=restore", "--max-depth", "1");

    assertEquals(4, next.exitCode(), next.out() + next.err());
    assertEquals(before, shop.dump());
  }

  /// A write counts as somebody else's when it is later than the dead run's last sign of life.
  private void somebodyWrites() throws SQLException {
    shop.execute("select pg_sleep_until(beat + interval '3 seconds') from venomqa.run");
    shop.execute("insert into orders (total) values (888)");
  }

  private List<String> orders() throws SQLException {
    return shop.rows("select * from orders order by id");
  }
}
