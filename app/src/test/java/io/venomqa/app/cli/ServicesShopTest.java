package io.venomqa.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The examples on four systems, whole: the API in a process of its own, real PostgreSQL and Redis
/// servers, mails over SMTP, payments over HTTP.
@Timeout(180)
@ExtendWith(PostgresServer.class)
class ServicesShopTest {

  @TempDir Path folder;

  @Test
  void findsTheRefundThatTheCancellationForgot(PostgresServer server) throws Exception {
    try (RedisProcess redis = new RedisProcess()) {
      ServicesShop shop = new ServicesShop("shop-services", folder, server, redis);
      Path report = folder.resolve("report.json");

      CommandLineRun run = shop.command("run", "--report", "json=" + report);

      assertEquals(1, run.exitCode(), run.out() + run.err());
      JsonNode found = new ObjectMapper().readTree(report.toFile());
      JsonNode first = found.at("/violations/0");
      assertEquals("money_goes_back_once", first.at("/rule").asText());
      assertEquals(
          "create_order → pay_order → refund_order → cancel_order → refund_order",
          first.at("/sequence").asText());
      assertEquals("order 1: 2 went back of 1", first.at("/detail").asText());
      assertEquals("confirmed", first.at("/confirmation").asText());
      assertEquals(new PureServicesShop(true).search(), counts(found));
      assertEquals(
          List.of("cache.keys", "db.orders", "mail.messages", "payments.refunds"),
          tables(first.at("/path/2/changes")));
      assertEquals(Map.of("stock", "10"), shop.cache());
      assertEquals(0, shop.orders());
    }
  }

  @Test
  void findsNothingInTheFixedTwin(PostgresServer server) throws Exception {
    try (RedisProcess redis = new RedisProcess()) {
      ServicesShop shop = new ServicesShop("shop-services-fixed", folder, server, redis);
      Path report = folder.resolve("report.json");

      CommandLineRun run = shop.command("run", "--report", "json=" + report);

      assertEquals(0, run.exitCode(), run.out() + run.err());
      JsonNode found = new ObjectMapper().readTree(report.toFile());
      assertEquals("exhausted", found.at("/ending/kind").asText());
      assertEquals(0, found.at("/notices").size(), found.at("/notices").toString());
      assertEquals(new PureServicesShop(false).search(), counts(found));
      assertEquals(Map.of("stock", "10"), shop.cache());
      assertEquals(0, shop.orders());
    }
  }

  @Test
  void theDoctorProvesAllFourSystems(PostgresServer server) throws Exception {
    try (RedisProcess redis = new RedisProcess()) {
      ServicesShop shop = new ServicesShop("shop-services", folder, server, redis);

      CommandLineRun doctor = shop.command("doctor");

      assertEquals(0, doctor.exitCode(), doctor.out() + doctor.err());
      for (String proven :
          List.of(
              "db: ok: PostgreSQL, undo log; ",
              "cache: ok: Redis, keyspace events; ",
              "mail: ok: mail server, stand-in; ",
              "payments: ok: service, stand-in; ")) {
        assertTrue(doctor.out().contains(proven), doctor.out());
      }
    }
  }

  @Test
  void aRuleThatIsBrokenFromTheStartKeepsTheDoctorFromNothing(PostgresServer server)
      throws Exception {
    try (RedisProcess redis = new RedisProcess()) {
      ServicesShop shop = new ServicesShop("shop-services", folder, server, redis);
      shop.replace("invariants/stock_adds_up.js", "=== 10", "=== 11");

      CommandLineRun doctor = shop.command("doctor");

      assertEquals(0, doctor.exitCode(), doctor.out() + doctor.err());
      assertTrue(doctor.out().contains("mail: ok: mail server, stand-in; "), doctor.out());
      assertTrue(doctor.out().contains("payments: ok: service, stand-in; "), doctor.out());
    }
  }

  @Test
  void aServerThatIsDownIsTheOnlyThingThatIsWrong(PostgresServer server) throws Exception {
    try (RedisProcess redis = new RedisProcess()) {
      ServicesShop shop = new ServicesShop("shop-services", folder, server, redis);

      CommandLineRun doctor =
          shop.commandOn(shop.database(), "redis://:hidden@127.0.0.1:1/3", "doctor");

      assertEquals(3, doctor.exitCode(), doctor.out() + doctor.err());
      String database = shop.database().substring(shop.database().indexOf("//") + 2);
      assertEquals(
          """
          api: not asked, since it did not come to that
          db: There is no table to watch in %s.
              Start the API once so that it makes its tables, or correct `schemas`.
          cache: WRONG: Nothing answers at redis://127.0.0.1:1/3, or it closed the connection.
              Start the server, or check the URL.
          mail: ok: mail server, stand-in; connected, with the rights it needs
          payments: ok: service, stand-in; connected, with the rights it needs
          rollback: not proven, for the reason above
          """
              .formatted(database.replaceFirst(":[^@]*@", "@")),
          doctor.out());
    }
  }

  private static PureServicesShop.Counts counts(JsonNode report) {
    Set<Integer> broken = new HashSet<>();
    report.at("/violations").forEach(violation -> broken.add(violation.at("/state").asInt()));
    return new PureServicesShop.Counts(
        report.at("/counts/states").asInt(),
        report.at("/counts/transitions").asInt(),
        broken.size());
  }

  private static List<String> tables(JsonNode changes) {
    Set<String> tables = new TreeSet<>();
    changes.forEach(
        change -> tables.add(change.at("/system").asText() + "." + change.at("/table").asText()));
    return List.copyOf(tables);
  }
}
