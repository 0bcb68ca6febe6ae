package io.venomqa.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.venomqa.app.wiring.PureShop;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The examples on PostgreSQL: the API in a process of its own, a real server, a user's order in
/// the database.
@Timeout(180)
@ExtendWith(PostgresServer.class)
class PostgresShopTest {

  @Test
  void findsTheDoubleRefundAndLeavesTheDatabaseAsItWas(PostgresServer server) throws Exception {
    try (PostgresShop shop = new PostgresShop(server, "shop-postgres")) {
      List<String> before = shop.dump();
      Path report = shop.path().resolve("report.json");

      CommandLineRun run = shop.command("run", "--report", "json=" + report);

      assertEquals(1, run.exitCode(), run.out() + run.err());
      assertTrue(run.out().contains("db: PostgreSQL, undo log"), run.out());
      JsonNode found = new ObjectMapper().readTree(report.toFile());
      JsonNode first = found.at("/violations/0");
      assertEquals("no_over_refund", first.at("/rule").asText());
      assertEquals("create_order → refund_order → refund_order", first.at("/sequence").asText());
      assertEquals("confirmed", first.at("/confirmation").asText());
      assertEquals("order 2: refunded 200 on a total of 100", first.at("/detail").asText());
      assertEquals(new PureShop(true).search(), counts(found));
      assertEquals(before, shop.dump());
    }
  }

  @Test
  void everyRunStartsFromTheTemplate(PostgresServer server) throws Exception {
    try (PostgresShop shop = new PostgresShop(server, "shop-postgres-fixed")) {
      String golden = shop.database().replaceFirst(".*/", "") + "_golden";
      shop.replace(
          "venomqa.yaml",
          "\"${env:SHOP_DATABASE}\"}",
          "\"${env:SHOP_DATABASE}\", template: " + golden + "}");
      String orders = "select id, total from orders";

      CommandLineRun first = shop.command("run", "--max-steps", "20");
      shop.execute("insert into orders (total) values (1)");
      CommandLineRun second = shop.command("run", "--max-steps", "20");

      assertTrue(
          (first.out() + first.err()).contains("There was no template " + golden),
          first.out() + first.err());
      assertTrue(
          second.out().contains("db: PostgreSQL, undo log, made anew from " + golden),
          second.out() + second.err());
      assertEquals(List.of("1|777"), shop.rows(orders));
    }
  }

  @Test
  void findsNothingInTheFixedTwin(PostgresServer server) throws Exception {
    try (PostgresShop shop = new PostgresShop(server, "shop-postgres-fixed")) {
      List<String> before = shop.dump();
      Path report = shop.path().resolve("report.json");

      CommandLineRun run = shop.command("run", "--report", "json=" + report);

      assertEquals(0, run.exitCode(), run.out() + run.err());
      JsonNode found = new ObjectMapper().readTree(report.toFile());
      assertEquals("exhausted", found.at("/ending/kind").asText());
      assertEquals(0, found.at("/notices").size(), found.at("/notices").toString());
      assertEquals(new PureShop(false).search(), counts(found));
      assertEquals(before, shop.dump());
    }
  }

  /// Depth first, since a savepoint is gone once an earlier one was gone back to.
  @Test
  void findsTheSameThroughTheSavepointProxyAndCommitsNothing(PostgresServer server)
      throws Exception {
    try (PostgresShop shop = new PostgresShop(server, "shop-postgres")) {
      List<String> before = shop.dump();
      shop.replace(
          "venomqa.yaml", "SHOP_DATABASE}\"}", "SHOP_DATABASE}\", mechanism: savepoint-proxy}");
      Path report = shop.path().resolve("report.json");

      CommandLineRun run = shop.command("run", "--report", "json=" + report);

      assertEquals(1, run.exitCode(), run.out() + run.err());
      assertTrue(run.out().contains("db: PostgreSQL, savepoint proxy"), run.out());
      JsonNode found = new ObjectMapper().readTree(report.toFile());
      assertEquals("depth first", found.at("/strategy").asText());
      assertEquals("no_over_refund", found.at("/violations/0/rule").asText());
      assertEquals("confirmed", found.at("/violations/0/confirmation").asText());
      assertEquals(new PureShop(true).search(), counts(found));
      assertEquals(before, shop.dump());
    }
  }

  private static PureShop.Counts counts(JsonNode report) {
    Set<Integer> broken = new HashSet<>();
    report.at("/violations").forEach(violation -> broken.add(violation.at("/state").asInt()));
    return new PureShop.Counts(
        report.at("/counts/states").asInt(),
        report.at("/counts/transitions").asInt(),
        broken.size(),
        report.at("/ending/statesNotGoneBeyond").asInt());
  }
}
