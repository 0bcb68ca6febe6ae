package io.venomqa.examples.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The API over HTTP, on a real file.
final class ShopApiTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path folder;

  @Test
  void createsAnOrderThatCanBeReadAndIsListed() throws Exception {
    try (ShopApi api = start(DoubleRefund.ALLOWED, Journal.WAL)) {
      String order = "{\"id\":1,\"total\":100,\"refunded\":0,\"status\":\"paid\"}";
      assertEquals("201 " + order, post(api, "/orders", "{\"amount\":100}"));
      assertEquals("200 " + order, get(api, "/orders/1"));
      assertEquals("200 [" + order + "]", get(api, "/orders"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theBugPaysBackTwice(Journal journal) throws Exception {
    try (ShopApi api = start(DoubleRefund.ALLOWED, journal)) {
      post(api, "/orders", "{\"amount\":100}");
      post(api, "/orders/1/refund", "{\"amount\":100}");
      assertEquals(
          "200 {\"id\":1,\"total\":100,\"refunded\":200,\"status\":\"refunded\"}",
          post(api, "/orders/1/refund", "{\"amount\":100}"));
      assertEquals("200 in 2 refunds, journal " + journal, refunds());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theFixedTwinPaysBackOnce(Journal journal) throws Exception {
    try (ShopApi api = start(DoubleRefund.REFUSED, journal)) {
      post(api, "/orders", "{\"amount\":100}");
      assertEquals(
          "200 {\"id\":1,\"total\":100,\"refunded\":60,\"status\":\"partly_refunded\"}",
          post(api, "/orders/1/refund", "{\"amount\":60}"));
      assertEquals(
          "409 {\"error\":\"at most 40 can be refunded\"}",
          post(api, "/orders/1/refund", "{\"amount\":60}"));
      assertEquals(
          "200 {\"id\":1,\"total\":100,\"refunded\":100,\"status\":\"refunded\"}",
          post(api, "/orders/1/refund", "{\"amount\":40}"));
      assertEquals("100 in 2 refunds, journal " + journal, refunds());
    }
  }

  @Test
  void cancelsOnlyAPaidOrder() throws Exception {
    try (ShopApi api = start(DoubleRefund.ALLOWED, Journal.WAL)) {
      post(api, "/orders", "{\"amount\":100}");
      post(api, "/orders", "{\"amount\":50}");
      post(api, "/orders/2/refund", "{\"amount\":10}");
      assertEquals(
          "200 {\"id\":1,\"total\":100,\"refunded\":0,\"status\":\"cancelled\"}",
          post(api, "/orders/1/cancel", ""));
      assertEquals("409 {\"error\":\"order 1 is cancelled\"}", post(api, "/orders/1/cancel", ""));
      assertEquals(
          "409 {\"error\":\"order 1 is cancelled\"}",
          post(api, "/orders/1/refund", "{\"amount\":1}"));
      assertEquals(
          "409 {\"error\":\"order 2 is partly_refunded\"}", post(api, "/orders/2/cancel", ""));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          POST | /orders          | {"amount":0}   | 400
          POST | /orders          | {"amount":"1"} | 400
          POST | /orders          | {"amount":1.5} | 400
          POST | /orders          | {}             | 400
          POST | /orders          | {"amount":     | 400
          POST | /orders          | ``             | 400
          POST | /orders/9/refund | {"amount":1}   | 404
          POST | /orders/9/cancel | ``             | 404
          GET  | /orders/9        | ``             | 404
          GET  | /orders/x        | ``             | 404
          GET  | /nothing         | ``             | 404
          PUT  | /orders          | ``             | 405
          GET  | /orders/1/refund | ``             | 405
          """)
  void refusesWhatItDoesNotUnderstand(String method, String path, String body, int status)
      throws Exception {
    try (ShopApi api = start(DoubleRefund.ALLOWED, Journal.WAL)) {
      String answer =
          send(api, path, HttpRequest.newBuilder().method(method, BodyPublishers.ofString(body)));
      assertEquals(status + " {\"error\":", answer.substring(0, Math.min(answer.length(), 13)));
    }
  }

  @Test
  void keepsItsOrdersWhenItIsStartedAgain() throws Exception {
    try (ShopApi api = start(DoubleRefund.ALLOWED, Journal.WAL)) {
      post(api, "/orders", "{\"amount\":100}");
    }
    try (ShopApi api = start(DoubleRefund.ALLOWED, Journal.WAL)) {
      assertEquals(
          "200 {\"id\":1,\"total\":100,\"refunded\":0,\"status\":\"paid\"}", get(api, "/orders/1"));
    }
  }

  @Test
  void namesWhatIsWrongWithAnArgument() {
    assertEquals(
        "--journal takes one of [wal, delete], not: fast",
        assertThrows(IllegalArgumentException.class, () -> Options.parse("--journal=fast"))
            .getMessage());
  }

  @Test
  void readsTheUrlOfAPostgresqlDatabase() {
    assertEquals(
        new PostgresDatabase("127.0.0.1:5433", "shop test", "sho:p", "p@ss+"),
        Options.parse("--db=postgresql://sho%3Ap:p%40ss+@127.0.0.1:5433/shop%20test").storage());
  }

  @Test
  void aUrlWithoutADatabaseIsRefusedWithoutItsPassword() {
    assertEquals(
        "--db takes a file or postgresql://user:password@host:port/name",
        assertThrows(
                IllegalArgumentException.class,
                () -> Options.parse("--db=postgresql://shop:secret@127.0.0.1").storage())
            .getMessage());
  }

  private ShopApi start(DoubleRefund doubleRefund, Journal journal)
      throws IOException, SQLException {
    return new ShopApi(
        new Options("127.0.0.1", 0, database().toString(), journal, doubleRefund, 4));
  }

  private Path database() {
    return folder.resolve("the shop's data").resolve("köln.db");
  }

  private String refunds() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select sum(amount), count(*), (select upper(journal_mode) from pragma_journal_mode)"
                    + " from refunds")) {
      row.next();
      return "%d in %d refunds, journal %s"
          .formatted(row.getLong(1), row.getLong(2), row.getString(3));
    }
  }

  private static String get(ShopApi api, String path) throws Exception {
    return send(api, path, HttpRequest.newBuilder().GET());
  }

  private static String post(ShopApi api, String path, String body) throws Exception {
    return send(api, path, HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)));
  }

  private static String send(ShopApi api, String path, HttpRequest.Builder request)
      throws Exception {
    HttpResponse<String> response =
        HTTP.send(
            request.uri(URI.create("http://" + api.address() + path)).build(),
            BodyHandlers.ofString());
    return response.statusCode() + " " + response.body();
  }
}
