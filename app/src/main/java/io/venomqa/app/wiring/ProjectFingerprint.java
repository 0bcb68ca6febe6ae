package io.venomqa.app.wiring;

import io.venomqa.adapters.project.Project;
import io.venomqa.adapters.project.SystemSettings;
import io.venomqa.engine.model.ContentHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a run's calls depend on, of all that a project says: its API and how that is started, its
/// scripts, their seed, its systems, and what belongs to a state. Not its limits, its strategy or
/// how large its scope is: a run may go on with others. What the environment says is not seen, and
/// of the API's program only the files that its command names.
final class ProjectFingerprint {

  private static final long MOST_BYTES = 200_000_000;

  private final Project project;
  private final long seed;

  ProjectFingerprint(Project project, long seed) {
    this.project = project;
    this.seed = seed;
  }

  /// 32 hexadecimal digits.
  ///
  /// @throws IOException when a script cannot be read
  String read() throws IOException {
    List<String> parts = new ArrayList<>();
    parts.add("api " + project.api());
    for (Path program : programs()) {
      parts.add(
          "program " + program.getFileName() + " " + ContentHash.of(Files.readAllBytes(program)));
    }
    parts.add("seed " + seed);
    project.systems().forEach(system -> parts.add("system " + system.name() + behaviour(system)));
    parts.add("counts calls " + project.scope().callsPerAction().isPresent());
    parts.add("ignored " + project.state().ignored());
    parts.add("kept " + project.state().kept());
    parts.add("context " + project.state().contextKeys().map(TreeSet::new));
    parts.add("ordered " + project.state().ordered());
    parts.add("beyond " + project.search().beyond());
    for (Map.Entry<Path, byte[]> file : imported().entrySet()) {
      parts.add(project.folder().relativize(file.getKey()) + " " + ContentHash.of(file.getValue()));
    }
    return ContentHash.of(String.join("\n", parts)).toString();
  }

  /// The files that the command names which starts the API, such as a jar.
  private List<Path> programs() {
    List<Path> programs = new ArrayList<>();
    for (String word :
        project.api().start().map(start -> start.command().split("\\s+")).orElse(new String[0])) {
      try {
        Path file = project.folder().resolve(word.replaceAll("^[\"']|[\"']$", ""));
        if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
          programs.add(file);
        }
      } catch (InvalidPathException | IOException notAFile) {
        // Some other word.
      }
    }
    return programs;
  }

  /// What of a system's settings shows in what calls come to, beside what it holds.
  private static String behaviour(SystemSettings system) {
    return switch (system) {
      case SystemSettings.Postgres db -> " " + db.schemas() + db.restoresSequences();
      case SystemSettings.Clock clock -> " " + clock.now();
      case SystemSettings.ScriptService service -> " " + service.file();
      case SystemSettings.RemoteService service -> " " + service.url();
      case SystemSettings.Reset reset -> " " + reset.call() + reset.observe();
      case SystemSettings.Sqlite _,
          SystemSettings.Redis _,
          SystemSettings.Mail _,
          SystemSettings.Storage _,
          SystemSettings.Queue _ ->
          "";
    };
  }

  /// Every script of the folder, since they may import each other, and the JSON whose names they
  /// mention; other JSON, such as reports, is none of theirs.
  private Map<Path, byte[]> imported() throws IOException {
    Map<Path, byte[]> imported = new TreeMap<>();
    List<Path> data = new ArrayList<>();
    for (Path file : files()) {
      String name = file.toString();
      if (name.endsWith(".js") || name.endsWith(".mjs")) {
        imported.put(file, Files.readAllBytes(file));
      } else if (name.endsWith(".json")) {
        data.add(file);
      }
    }
    String scripts =
        imported.values().stream()
            .map(script -> new String(script, StandardCharsets.UTF_8))
            .collect(Collectors.joining("\n"));
    for (Path file : data) {
      if (scripts.contains(String.valueOf(file.getFileName()))) {
        imported.put(file, Files.readAllBytes(file));
      }
    }
    return imported;
  }

  private Set<Path> files() throws IOException {
    Set<Path> files = new TreeSet<>();
    Files.walkFileTree(
        project.folder(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = String.valueOf(folder.getFileName());
            boolean foreign = name.startsWith(".") || name.equals("node_modules");
            return foreign && !folder.equals(project.folder())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
