package io.venomqa.adapters.process;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// An API for the tests, run in a process of its own: `PORT [deaf] [stubborn] [child]`.
public final class StandInApi {

  private StandInApi() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> options = List.of(args);
    System.out.println("serving on " + args[0] + " for " + System.getenv("CUSTOMER"));
    if (options.contains("broken")) {
      System.out.println("cannot open the database");
      System.exit(3);
    }
    if (options.contains("stubborn")) {
      Runtime.getRuntime().addShutdownHook(new Thread(StandInApi::waitForEver));
    }
    if (options.contains("child")) {
      Process child = new ProcessBuilder("sleep", "600").start();
      System.out.println("child " + child.pid());
    }
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(options.contains("deaf") ? 503 : 200, -1);
          exchange.close();
        });
    server.start();
    waitForEver();
  }

  private static void waitForEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }
}
