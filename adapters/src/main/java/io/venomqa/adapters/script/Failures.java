package io.venomqa.adapters.script;

import io.venomqa.engine.model.ScriptError;
import io.venomqa.engine.model.SourceLocation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;

/// What went wrong in a script, in words, and where.
final class Failures {

  /// `refund.js:3:14 Expected ; but found }`, then the line and a mark below it.
  private static final Pattern SYNTAX =
      Pattern.compile("SyntaxError: \\S.*?:(\\d+):(\\d+) ([^\\n]*)", Pattern.DOTALL);

  private final ProjectFiles files;

  Failures(ProjectFiles files) {
    this.files = files;
  }

  /// Where a script threw: the first place that is not in the program's own JavaScript.
  Optional<SourceLocation> location(PolyglotException failure) {
    for (PolyglotException.StackFrame frame : failure.getPolyglotStackTrace()) {
      SourceSection section = frame.isGuestFrame() ? frame.getSourceLocation() : null;
      if (section != null && isOfProject(section)) {
        return Optional.of(location(section));
      }
    }
    SourceSection section = failure.getSourceLocation();
    return section != null && isOfProject(section)
        ? Optional.of(location(section))
        : Optional.empty();
  }

  SourceLocation location(SourceSection section) {
    String path = section.getSource().getPath();
    return new SourceLocation(
        files.display(path == null ? section.getSource().getName() : path),
        section.getStartLine(),
        BodyFunction.column(section.getSource(), section.getStartLine(), section.getStartColumn()));
  }

  /// What the compiler says about a file that is not JavaScript, or an import that is not there.
  ScriptError ofModule(PolyglotException failure, Script script, String described) {
    SourceLocation where = location(failure).orElse(script.start());
    String message = failure.getMessage() == null ? described : failure.getMessage();
    Matcher syntax = SYNTAX.matcher(message);
    if (failure.isSyntaxError() && syntax.lookingAt()) {
      int line = Integer.parseInt(syntax.group(1));
      int column = Integer.parseInt(syntax.group(2)) + 1;
      return new ScriptError(
          new SourceLocation(where.file(), line, column), "SyntaxError: " + syntax.group(3));
    }
    boolean isPlaced = where.line() > 0 && !failure.isSyntaxError();
    String path = script.source().getPath();
    return isPlaced || path == null
        ? new ScriptError(where, described)
        : new Imports(files)
            .unresolved(Path.of(path), script.source().getCharacters())
            .orElse(new ScriptError(where, described));
  }

  private static boolean isOfProject(SourceSection section) {
    return section.isAvailable() && !ScriptEngine.isOwn(section.getSource());
  }
}
