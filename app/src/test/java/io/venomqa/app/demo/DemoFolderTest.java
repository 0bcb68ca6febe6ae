package io.venomqa.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoFolderTest {

  private static final Path EXAMPLE = Path.of("..", "examples", "shop");

  @Test
  void holdsEveryFileOfTheExample() throws Exception {
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      List<String> project =
          files
              .filter(Files::isRegularFile)
              .map(file -> EXAMPLE.relativize(file).toString().replace('\\', '/'))
              .filter(file ->
                  file.equals("venomqa.yaml")
                      || file.startsWith("actions/")
                      || file.startsWith("invariants/"))
              .sorted()
              .toList();

      assertEquals(project, DemoFolder.FILES.stream().sorted().toList());
    }
  }

  @Test
  void isGoneWhenClosed() throws Exception {
    DemoFolder folder = DemoFolder.create();
    folder.close();

    assertFalse(Files.exists(folder.path()));
  }
}
