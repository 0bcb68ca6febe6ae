package io.venomqa.app.cli;

import io.venomqa.app.demo.DemoFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A shop project of its own for one test, to be changed at will.
final class ShopFolder implements AutoCloseable {

  private final DemoFolder folder;

  ShopFolder() throws IOException {
    folder = DemoFolder.create();
  }

  /// With twice as many calls of each action, so that a run can be ended in the middle of it.
  static ShopFolder ofLongRuns() throws IOException {
    return new ShopFolder().replace("venomqa.yaml", "callsPerAction: 2", "callsPerAction: 4");
  }

  Path path() {
    return folder.path();
  }

  Path database() {
    return path().resolve("data").resolve("shop.db");
  }

  /// Replaces a text of a file that must be in it.
  ShopFolder replace(String file, String text, String by) throws IOException {
    String content = Files.readString(path().resolve(file));
    if (!content.contains(text)) {
      throw new AssertionError(file + " does not contain " + text);
    }
    return write(file, content.replace(text, by));
  }

  ShopFolder write(String file, String content) throws IOException {
    Files.writeString(path().resolve(file), content);
    return this;
  }

  CommandLineRun run(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "run";
    arguments[1] = path().toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return CommandLineRun.of(arguments);
  }

  /// Ends what a killed run left running, and deletes the folder.
  @Override
  public void close() {
    KilledRun.endApi(path(), System.getenv());
    folder.close();
  }
}
