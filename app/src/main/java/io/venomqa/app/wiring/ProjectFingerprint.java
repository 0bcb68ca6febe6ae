package io.venomqa.app.wiring;

import io.venomqa.adapters.project.Project;
import io.venomqa.adapters.project.SystemSettings;
import io.venomqa.engine.model.ContentHash;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a run's calls depend on, of all that a project says: its scripts, its systems, and what
/// belongs to a state. Not its limits, its strategy or how large its scope is: a run may go on with
/// others.
final class ProjectFingerprint {

  private final Project project;

  ProjectFingerprint(Project project) {
    this.project = project;
  }

  /// 32 hexadecimal digits.
  ///
  /// @throws IOException when a script cannot be read
  String read() throws IOException {
    List<String> parts = new ArrayList<>();
    parts.add(
        "systems " + new TreeSet<>(project.systems().stream().map(SystemSettings::name).toList()));
    parts.add("counts calls " + project.scope().callsPerAction().isPresent());
    parts.add("ignored " + project.state().ignored());
    parts.add("kept " + project.state().kept());
    parts.add("context " + project.state().contextKeys().map(TreeSet::new));
    parts.add("ordered " + project.state().ordered());
    parts.add("beyond " + project.search().beyond());
    for (Path script : scripts()) {
      parts.add(
          project.folder().relativize(script) + " " + ContentHash.of(Files.readAllBytes(script)));
    }
    return ContentHash.of(String.join("\n", parts)).toString();
  }

  /// Every script of the folder, since they may import each other.
  private Set<Path> scripts() throws IOException {
    Set<Path> scripts = new TreeSet<>();
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
            if (file.toString().endsWith(".js")) {
              scripts.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
            return FileVisitResult.CONTINUE;
          }
        });
    return scripts;
  }
}
