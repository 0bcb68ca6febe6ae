package io.venomqa.examples.shop;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The order API, listening.
public final class ShopApi implements AutoCloseable {
  private final ConnectionPool pool;
  private final ExecutorService workers;
  private final HttpServer server;

  /// Opens the database, creates what is missing in it, and listens.
  ///
  /// @throws IllegalArgumentException when the database's URL is not one
  /// @throws IOException when the port is taken or the database's folder cannot be made
  /// @throws SQLException when the database cannot be opened
  public ShopApi(Options options) throws IOException, SQLException {
    // Without it a kept-alive connection waits up to 40 ms for each answer (Nagle and delayed
    // acknowledgement).
    System.setProperty("sun.net.httpserver.nodelay", "true");
    Database database = options.storage();
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByName(options.host()), options.port()), 0);
    try {
      pool = new ConnectionPool(database, options.connections());
    } catch (IOException | SQLException e) {
      server.stop(0);
      throw e;
    }
    workers = Executors.newFixedThreadPool(options.connections());
    server.setExecutor(workers);
    server.createContext("/", new Routes(new Orders(pool, options.doubleRefund())));
    server.start();
  }

  /// Starts the API and stays until the process is told to terminate.
  ///
  /// @param arguments as in [Options#USAGE]
  public static void main(String[] arguments) {
    try {
      ShopApi api = new ShopApi(Options.parse(arguments));
      Runtime.getRuntime().addShutdownHook(new Thread(api::close, "close"));
      System.out.println("Shop API on http://" + api.address());
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(Options.USAGE);
      System.exit(2);
    } catch (IOException | SQLException e) {
      System.err.println("The shop API could not start: " + e.getMessage());
      System.exit(1);
    }
  }

  /// Where it listens, as `host:port`.
  public String address() {
    InetSocketAddress address = server.getAddress();
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  /// Stops listening and closes the database.
  @Override
  public void close() {
    server.stop(0);
    workers.shutdown();
    try {
      pool.close();
    } catch (SQLException e) {
      System.err.println("The database could not be closed: " + e.getMessage());
    }
  }
}
