package io.venomqa.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// `bench/run NAME`.
public final class Bench {

  private Bench() {}

  /// Runs a benchmark and prints what it measured; the last line is one JSON object.
  public static void main(String[] arguments) throws Exception {
    List<String> words = List.of(arguments);
    Map<String, Object> figures =
        switch (words.isEmpty() ? "" : words.getFirst()) {
          case "explore" -> new ExploreBench(Path.of("examples", "shop-fixed")).run();
          case "engine" -> new EngineBench().run();
          default -> {
            System.err.println("usage: bench/run explore|engine");
            System.exit(2);
            throw new AssertionError();
          }
        };
    System.out.println(new ObjectMapper().writeValueAsString(figures));
  }
}
