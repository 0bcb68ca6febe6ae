package io.venomqa.examples.services;

import com.sun.net.httpserver.HttpServer;
import io.venomqa.examples.shop.DoubleRefund;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/// The API, listening on 127.0.0.1; one request at a time. Everything that it needs to know is in
/// its environment.
public final class ServicesShop {

  private ServicesShop() {}

  /// Starts the API and stays until the process is told to terminate.
  public static void main(String[] arguments) {
    try {
      start(System.getenv());
    } catch (IOException | SQLException | JedisException | IllegalArgumentException e) {
      System.err.println("The shop could not start: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void start(Map<String, String> environment) throws IOException, SQLException {
    Properties login = new Properties();
    login.setProperty("user", setting(environment, "DATABASE_USER"));
    login.setProperty("password", setting(environment, "DATABASE_PASSWORD"));
    Shop shop =
        new Shop(
            new Orders(DriverManager.getConnection(setting(environment, "DATABASE_URL"), login)),
            new Cache(RedisClient.create(setting(environment, "REDIS_URL"))),
            new Payments(setting(environment, "PAYMENTS_URL")),
            new Mailer(setting(environment, "SMTP_URL")),
            DoubleRefund.valueOf(setting(environment, "DOUBLE_REFUND").toUpperCase(Locale.ROOT)));
    // Without it a kept-alive connection waits up to 40 ms for each answer.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    int port = Integer.parseInt(setting(environment, "PORT"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", new Routes(shop));
    server.start();
    System.out.println("Shop on http://127.0.0.1:" + port);
  }

  private static String setting(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the environment variable " + name + " is not set");
    }
    return value;
  }
}
