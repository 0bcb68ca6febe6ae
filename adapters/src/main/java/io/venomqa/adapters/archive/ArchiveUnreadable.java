package io.venomqa.adapters.archive;

import java.io.IOException;
import java.nio.file.Path;

/// A file that cannot be read as a run's archive: it is none, it is damaged, or a newer VenomQA
/// wrote it.
public final class ArchiveUnreadable extends Exception {

  private static final long serialVersionUID = 1;

  private final String remedy;

  private ArchiveUnreadable(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  static ArchiveUnreadable missing(Path file) {
    return new ArchiveUnreadable(
        "There is no file " + file + ".", "The archives of a project are in .venomqa/runs.");
  }

  static ArchiveUnreadable noArchive(Path file) {
    return new ArchiveUnreadable(
        file + " is not the archive of a run.", "The archives of a project are in .venomqa/runs.");
  }

  static ArchiveUnreadable newer(Path file, int version) {
    return new ArchiveUnreadable(
        "%s was written by a newer VenomQA (archive format %d; this version reads up to %d)."
            .formatted(file, version, Schema.VERSION),
        "Read it with that version.");
  }

  /// The folder of a project's archives cannot be read.
  public static ArchiveUnreadable unlistable(Path folder, IOException why) {
    return new ArchiveUnreadable(
        "The runs in %s cannot be listed: %s.".formatted(folder, why),
        "Make the folder readable, or name the file of a run.");
  }

  /// @param what is wrong with it, as the end of a sentence
  static ArchiveUnreadable damaged(Path file, String what) {
    return new ArchiveUnreadable(
        "The archive %s is damaged: %s.".formatted(file, what.strip().replaceFirst("\\.$", "")),
        "Take another copy of it, or make the run again.");
  }

  /// What to do about it.
  public String remedy() {
    return remedy;
  }
}
