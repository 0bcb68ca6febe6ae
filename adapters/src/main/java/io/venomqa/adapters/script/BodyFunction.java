package io.venomqa.adapters.script;

import java.io.File;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Source;

/// A script's module as a function with the module's text for its body, which leaves the default
/// export in an object that it is given. Each call makes all of the module's variables anew, as
/// evaluating the module does, for a tenth of the time.
///
/// Made only where that is certain to be the same: no imports, and no other use of `export` than
/// one default and constants, each at the beginning of a line. All else is left where it stands, so
/// that lines and columns are those of the file, but for the columns of the first line.
final class BodyFunction {

  private static final String BEGIN = "(function ($e) {'use strict';";
  private static final String END = "\n})";
  private static final Pattern DEFAULT = Pattern.compile("(?m)^export default ");
  private static final String ASSIGNED = "$e.default   = ";
  private static final Pattern CONSTANT =
      Pattern.compile("(?m)^export (?=const ([A-Za-z_$][\\w$]*) *=)");
  private static final Pattern OF_MODULES = Pattern.compile("\\b(?:import|export)\\b");

  private BodyFunction() {}

  /// @param module a file that was evaluated as a module
  /// @param exports the names that it exports
  static Optional<Source> of(Source module, Set<String> exports) {
    String text = module.getCharacters().toString();
    Set<String> names = new HashSet<>();
    Matcher constants = CONSTANT.matcher(text);
    int lines = 0;
    while (constants.find()) {
      names.add(constants.group(1));
      lines++;
    }
    int defaults = count(DEFAULT, text);
    names.add("default");
    String path = module.getPath();
    boolean isPlain =
        defaults == 1
            && count(OF_MODULES, text) == lines + defaults
            && names.equals(exports)
            && names.size() == lines + defaults
            && !text.contains("$e");
    if (path == null || !isPlain) {
      return Optional.empty();
    }
    String body =
        CONSTANT
            .matcher(DEFAULT.matcher(text).replaceFirst(Matcher.quoteReplacement(ASSIGNED)))
            .replaceAll("       ");
    try {
      return Optional.of(
          Source.newBuilder(ScriptEngine.LANGUAGE, new File(path))
              .content(BEGIN + body + END)
              .mimeType("application/javascript")
              .build());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /// The column in the file of a place in such a function.
  static int column(Source source, int line, int column) {
    return line == 1 && source.getCharacters().toString().startsWith(BEGIN)
        ? Math.max(1, column - BEGIN.length())
        : column;
  }

  private static int count(Pattern pattern, String text) {
    return Math.toIntExact(pattern.matcher(text).results().count());
  }
}
