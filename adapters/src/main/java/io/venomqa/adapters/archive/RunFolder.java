package io.venomqa.adapters.archive;

import io.venomqa.adapters.project.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/// The folder in which a project keeps the archives of its runs. Nothing is deleted from it.
///
/// @param folder `.venomqa/runs`; may not be there yet
public record RunFolder(Path folder) {

  private static final String ENDING = ".run";
  private static final int ID_LENGTH = 4;
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss", Locale.ROOT);

  /// The one of a project, made when it is not there.
  public static RunFolder of(ProjectFolder project) throws IOException {
    return new RunFolder(Files.createDirectories(project.dataFolder().resolve("runs")));
  }

  /// A file for a run that begins now, such as `2026-03-01_09-30-00_1f3a.run`.
  public Path next(LocalDateTime now) {
    String id = UUID.randomUUID().toString().substring(0, ID_LENGTH);
    return folder.resolve(NAME.format(now) + "_" + id + ENDING);
  }

  /// The archives, newest first.
  public List<Path> runs() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ENDING))
          .sorted(Comparator.comparing((Path file) -> file.getFileName().toString()).reversed())
          .toList();
    }
  }
}
