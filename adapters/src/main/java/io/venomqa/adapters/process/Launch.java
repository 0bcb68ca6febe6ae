package io.venomqa.adapters.process;

import io.venomqa.adapters.project.ApiSettings;
import io.venomqa.adapters.project.CommandLine;
import io.venomqa.adapters.project.Placeholders;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Runs a project's start command: its words, its environment, its folder.
///
/// The word `java` means the JVM that VenomQA itself runs on: the one on PATH may be too old for
/// the API or not be there at all, while ours is there and known. Its folder also ends the child's
/// PATH, for scripts that call `java`.
record Launch(
    Path folder,
    ApiSettings.Start start,
    Map<String, String> environment,
    Function<String, Optional<String>> values) {

  private static final boolean WINDOWS = File.separatorChar == '\\';

  Process run() throws ApiStartFailure {
    List<String> words =
        CommandLine.split(start.command(), WINDOWS).stream()
            .map(word -> Placeholders.replace(word, values))
            .toList();
    ProcessBuilder builder =
        new ProcessBuilder(
                Stream.concat(Stream.of(program(words.getFirst())), words.stream().skip(1))
                    .toList())
            .directory(folder.toFile())
            .redirectErrorStream(true);
    Map<String, String> child = builder.environment();
    child.clear();
    child.putAll(environment);
    child.merge("PATH", ownJvm().toString(), (path, own) -> path + File.pathSeparator + own);
    start
        .environment()
        .forEach((name, text) -> child.put(name, Placeholders.replace(text, values)));
    try {
      return builder.start();
    } catch (IOException cannot) {
      String written = CommandLine.split(start.command(), WINDOWS).getFirst();
      throw new ApiStartFailure(
          "`" + written + "` cannot be started: there is no such program, or it may not be run",
          "Check `api.start.command`: `" + start.command() + "`.",
          List.of());
    }
  }

  private String program(String word) {
    if (word.equals("java")) {
      Path own = ownJvm().resolve(WINDOWS ? "java.exe" : "java");
      return Files.isExecutable(own) ? own.toString() : word;
    }
    // A path is meant from the project's folder; a bare word is looked up in PATH.
    boolean isPath = word.contains("/") || word.contains(File.separator);
    return isPath ? folder.resolve(word).toString() : word;
  }

  private static Path ownJvm() {
    return Path.of(System.getProperty("java.home"), "bin");
  }
}
