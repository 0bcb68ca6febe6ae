package io.venomqa.app.cli;

import io.venomqa.adapters.redaction.Redaction;
import io.venomqa.adapters.report.JsonReport;
import io.venomqa.app.cli.RunOptions.WrongUsage;
import io.venomqa.engine.explore.ExplorationResult;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/// The report files that the command line asks for.
record ReportFiles(Optional<Path> json, Redaction redaction) {

  /// @throws WrongUsage for a format that this version cannot write, or a folder that is not there:
  ///   better before a long run than after it
  static ReportFiles of(Map<String, Path> asked, Redaction redaction) {
    for (Map.Entry<String, Path> report : asked.entrySet()) {
      if (!report.getKey().equals("json")) {
        throw new WrongUsage(
            "--report "
                + report.getKey()
                + ": this version writes json only (--report json=FILE).");
      }
      Path parent = report.getValue().toAbsolutePath().getParent();
      if (parent == null || !Files.isDirectory(parent)) {
        throw new WrongUsage("--report: there is no folder " + parent + ".");
      }
    }
    return new ReportFiles(Optional.ofNullable(asked.get("json")), redaction);
  }

  void write(String project, ExplorationResult result, Terminal terminal) throws IOException {
    if (json.isPresent()) {
      Path file = json.get();
      boolean isThere = Files.exists(file);
      if (isThere && !Files.isRegularFile(file)) { // such as /dev/stdout
        write(project, result, file);
      } else {
        writeWhole(project, result, isThere ? file.toRealPath() : file);
      }
      terminal.line("Report: " + file);
    }
  }

  /// What could not be written to its end is not left behind as if it had been.
  private void writeWhole(String project, ExplorationResult result, Path file) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      write(project, result, unfinished);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private void write(String project, ExplorationResult result, Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      new JsonReport(redaction).write(project, result, out);
    }
  }
}
