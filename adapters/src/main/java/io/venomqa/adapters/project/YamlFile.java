package io.venomqa.adapters.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads a file as plain YAML: of a size that a person writes, and without what can blow it up.
final class YamlFile {

  static final int MAX_BYTES = 1 << 20;
  private static final int MAX_NESTING = 50;

  private final Path path;
  private final Reading reading;

  YamlFile(Path path, Reading reading) {
    this.path = path;
    this.reading = reading;
  }

  /// The document's root; empty when the file is empty or a problem was reported.
  Optional<Node> root() {
    try {
      return text().flatMap(this::compose);
    } catch (IOException unreadable) {
      reading.problem(
          reading.at(Optional.empty()),
          "it cannot be read: " + unreadable.getMessage(),
          "Check that the file may be read.");
      return Optional.empty();
    }
  }

  private Optional<String> text() throws IOException {
    if (Files.size(path) > MAX_BYTES) {
      reading.problem(
          reading.at(Optional.empty()),
          "it is larger than 1 MB, which no project's file is",
          "Check that this is the right file.");
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(path);
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notUtf8) {
      reading.problem(
          reading.at(Optional.empty()), "it is not UTF-8 text", "Save it with the encoding UTF-8.");
      return Optional.empty();
    }
  }

  private Optional<Node> compose(String text) {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(MAX_BYTES).build();
    try {
      return isPlain(text, settings) ? new Compose(settings).composeString(text) : Optional.empty();
    } catch (MarkedYamlEngineException broken) {
      boolean tab = String.valueOf(broken.getMessage()).contains("TAB");
      reading.problem(
          reading.at(broken.getProblemMark().or(broken::getContextMark)),
          tab ? "a tab stands where only spaces may" : "not YAML: " + broken.getProblem(),
          tab ? "Indent with spaces." : "");
      return Optional.empty();
    } catch (YamlEngineException broken) {
      reading.problem(reading.at(Optional.empty()), "not YAML: " + broken.getMessage(), "");
      return Optional.empty();
    }
  }

  /// Looked at before nodes are made, since making them recurses.
  private boolean isPlain(String text, LoadSettings settings) {
    int nesting = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      if (event instanceof AliasEvent) {
        reading.problem(
            reading.at(event.getStartMark()),
            "aliases (`*name`) are not read",
            "Write the value out.");
        return false;
      }
      nesting +=
          switch (event.getEventId()) {
            case MappingStart, SequenceStart -> 1;
            case MappingEnd, SequenceEnd -> -1;
            default -> 0;
          };
      if (nesting > MAX_NESTING) {
        reading.problem(reading.at(event.getStartMark()), "nested more than 50 levels deep", "");
        return false;
      }
    }
    return true;
  }
}
