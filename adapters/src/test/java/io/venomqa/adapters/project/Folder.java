package io.venomqa.adapters.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A project's folder, written by a test.
public record Folder(Path path) {

  /// With one action and one invariant.
  public static Folder in(Path parent, String yaml) {
    Folder folder = new Folder(parent.resolve("mein Projekt ü"));
    folder.write("venomqa.yaml", yaml);
    folder.write("actions/create_order.js", "export default (api) => api.post('/orders');");
    folder.write("invariants/sane.js", "export default () => true;");
    return folder;
  }

  public void write(String file, String text) {
    try {
      Path target = path.resolve(file);
      Files.createDirectories(target.getParent());
      Files.writeString(target, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ProjectRead read() {
    return read(Map.of());
  }

  public ProjectRead read(Map<String, String> environment) {
    return new ProjectReader(environment).read(path);
  }

  /// The project; fails when it is refused.
  public Project project() {
    return switch (read()) {
      case ProjectRead.Loaded loaded -> loaded.project();
      case ProjectRead.Refused refused -> throw new AssertionError(refused.problems().toString());
    };
  }

  /// All that is wrong, as a person sees it.
  public static List<String> problems(ProjectRead read) {
    return switch (read) {
      case ProjectRead.Loaded _ -> List.of();
      case ProjectRead.Refused refused ->
          refused.problems().stream().map(Problem::toString).toList();
    };
  }
}
