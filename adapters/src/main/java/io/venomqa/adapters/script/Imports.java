package io.venomqa.adapters.script;

import io.venomqa.engine.model.ScriptError;
import io.venomqa.engine.model.SourceLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the import that cannot be resolved, since the engine does not tell where it stands.
///
/// JSON has to be imported as such: `import login from "./login.json" with { type: "json" }`.
final class Imports {

  private static final Pattern IMPORT =
      Pattern.compile("\\b(?:from|import)\\s*\\(?\\s*([\"'])([^\"'\\n]+)\\1");

  private static final Pattern AS_JSON = Pattern.compile("\\s*with\\s*\\{");

  private final ProjectFiles files;
  private final Set<Path> seen = new HashSet<>();

  Imports(ProjectFiles files) {
    this.files = files;
  }

  /// The first import of a file, or of what it imports, that leads to nothing.
  Optional<ScriptError> unresolved(Path file, CharSequence text) {
    if (!seen.add(file)) {
      return Optional.empty();
    }
    Matcher found = IMPORT.matcher(text);
    while (found.find()) {
      String specifier = found.group(2);
      String reason = reason(file, specifier);
      if (reason != null) {
        return Optional.of(new ScriptError(location(file, text, found.start(1)), reason));
      }
      if (specifier.endsWith(".json")) {
        if (!AS_JSON.matcher(text).region(found.end(), text.length()).lookingAt()) {
          return Optional.of(
              new ScriptError(
                  location(file, text, found.start(1)),
                  "JSON is imported as such: from \"%s\" with { type: \"json\" }."
                      .formatted(specifier)));
        }
        continue;
      }
      Optional<ScriptError> below = below(file.resolveSibling(specifier).normalize());
      if (below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }

  private @Nullable String reason(Path file, String specifier) {
    boolean isPath =
        specifier.startsWith("./") || specifier.startsWith("../") || specifier.startsWith("/");
    if (!isPath) {
      return "Only files of the project can be imported, by a path such as"
          + " \"../lib/shared.js\", not \"%s\".".formatted(specifier);
    }
    try {
      files.read(file.resolveSibling(specifier));
      return null;
    } catch (ProjectFiles.Outside outside) {
      return "An import must stay inside the project's folder, and \"%s\" leads out of it."
          .formatted(specifier);
    } catch (NoSuchFileException missing) {
      return "It imports " + missing.getFile() + ", which does not exist.";
    } catch (IOException | SecurityException | InvalidPathException unreadable) {
      return String.valueOf(unreadable.getMessage());
    }
  }

  private Optional<ScriptError> below(Path file) {
    try {
      return unresolved(file, new String(files.read(file), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private SourceLocation location(Path file, CharSequence text, int at) {
    String before = text.subSequence(0, at).toString();
    int line = 1 + Math.toIntExact(before.chars().filter(c -> c == '\n').count());
    int column = at - before.lastIndexOf('\n');
    return new SourceLocation(files.display(file.toString()), line, column);
  }
}
