package io.venomqa.adapters.project;

import io.venomqa.engine.model.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// The files of a project beside `venomqa.yaml`.
public record ProjectFolder(Path folder) {

  private static final String FIRST_ACTION =
      """
      Write one, such as actions/create_order.js:
          export default function (api, context) {
            return api.post("/orders", { total: 100 });
          }\
      """;

  /// The actions' files, by name.
  public List<Path> actions() throws IOException {
    return scripts("actions");
  }

  /// The invariants' files, by name.
  public List<Path> invariants() throws IOException {
    return scripts("invariants");
  }

  private List<Path> scripts(String kind) throws IOException {
    Path scripts = folder.resolve(kind);
    if (!Files.isDirectory(scripts)) {
      return List.of();
    }
    try (var files = Files.list(scripts)) {
      return files
          .filter(file -> file.toString().endsWith(".js") && Files.isRegularFile(file))
          .sorted(Comparator.comparing(file -> file.getFileName().toString()))
          .toList();
    }
  }

  /// The folder `.venomqa` for what VenomQA keeps about the project, made when it is not there. It
  /// ignores itself in git.
  public Path dataFolder() throws IOException {
    Path data = Files.createDirectories(folder.resolve(".venomqa"));
    Path ignore = data.resolve(".gitignore");
    if (!Files.exists(ignore)) {
      Files.writeString(ignore, "*\n");
    }
    return data;
  }

  void check(Reading reading) {
    try {
      if (actions().isEmpty()) {
        reading.problem(new SourceLocation("actions/", 0, 0), "there is no action", FIRST_ACTION);
      }
      if (invariants().isEmpty()) {
        reading.warning(
            new SourceLocation("invariants/", 0, 0),
            "there is no invariant, so only the actions' own expectations are checked",
            "");
      }
    } catch (IOException unreadable) {
      reading.problem(
          new SourceLocation(".", 0, 0),
          "the scripts cannot be listed: " + unreadable.getMessage(),
          "Check that the folder may be read.");
    }
  }
}
