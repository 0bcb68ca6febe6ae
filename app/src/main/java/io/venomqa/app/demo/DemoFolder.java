package io.venomqa.app.demo;

import io.venomqa.adapters.project.ProjectReader;
import io.venomqa.examples.shop.ShopApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The shop's project in a temporary folder of its own: the files of `examples/shop`, with the API
/// that is built in.
public final class DemoFolder implements AutoCloseable {

  /// Everything in `examples/shop` that makes it a project.
  static final List<String> FILES =
      List.of(
          ProjectReader.FILE,
          "actions/cancel_order.js",
          "actions/create_order.js",
          "actions/get_order.js",
          "actions/refund_order.js",
          "invariants/no_over_refund.js",
          "invariants/orders_are_listed.js",
          "invariants/refunds_add_up.js");

  private static final String EXAMPLES_API = "java -jar ../shop-api/target/shop-api.jar";
  private static final String ARGUMENTS = "shop-api.args";

  private final Path path;

  private DemoFolder(Path path) {
    this.path = path;
  }

  /// Writes the folder.
  public static DemoFolder create() throws IOException {
    DemoFolder demo = new DemoFolder(Files.createTempDirectory("venomqa-demo-"));
    for (String file : FILES) {
      Path target = demo.path.resolve(file);
      Files.createDirectories(target.getParent());
      Files.write(target, resource(file));
    }
    useBuiltInApi(demo.path);
    return demo;
  }

  public Path path() {
    return path;
  }

  /// Deletes the folder.
  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Lets a copy of an example's folder start the shop's API from our own class path instead of
  /// from where the example's build puts it. The class path is handed over in a file since it may
  /// be longer than a command line can be.
  ///
  /// @throws IOException also when the project does not start that API
  public static void useBuiltInApi(Path folder) throws IOException {
    Path project = folder.resolve(ProjectReader.FILE);
    String text = Files.readString(project);
    if (!text.contains(EXAMPLES_API)) {
      throw new IOException(project + " does not start the shop's API");
    }
    Files.writeString(project, text.replace(EXAMPLES_API, "java @" + ARGUMENTS));
    String classPath = System.getProperty("java.class.path").replace("\\", "\\\\");
    Files.writeString(
        folder.resolve(ARGUMENTS),
        "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED\n-cp \"%s\"\n%s\n"
            .formatted(classPath, ShopApi.class.getName()));
  }

  private static byte[] resource(String file) throws IOException {
    try (InputStream in = DemoFolder.class.getResourceAsStream("shop/" + file)) {
      if (in == null) {
        throw new IOException("the demo's file " + file + " is missing from the program");
      }
      return in.readAllBytes();
    }
  }
}
