package io.venomqa.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// `kill -9` in the middle of a run through the savepoint proxy: nothing was ever committed.
@Timeout(180)
@ExtendWith(PostgresServer.class)
class KilledProxyRunTest {

  @Test
  void leavesEveryRowAsItWasAndTheNextRunStarts(PostgresServer server) throws Exception {
    try (PostgresShop shop = new PostgresShop(server, "shop-postgres")) {
      shop.replace(
          "venomqa.yaml", "SHOP_DATABASE}\"}", "SHOP_DATABASE}\", mechanism: savepoint-proxy}");
      List<String> before = withoutSequences(shop);

      // What was allocated is the one thing that another session sees of a run.
      KilledRun.inTheMiddle(
          shop.path(),
          shop.environment(),
          () -> !shop.rows("select from orders_id_seq where last_value > 2").isEmpty());

      assertEquals(before, withoutSequences(shop));
      CommandLineRun next = shop.command("run", "--max-depth", "1");
      assertEquals(4, next.exitCode(), next.out() + next.err());
      assertEquals(before, withoutSequences(shop));
    }
  }

  private static List<String> withoutSequences(PostgresShop shop) throws SQLException {
    return shop.dump().stream().filter(line -> !line.startsWith("sequence|")).toList();
  }
}
