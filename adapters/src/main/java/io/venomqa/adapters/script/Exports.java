package io.venomqa.adapters.script;

import io.venomqa.adapters.project.Nearest;
import io.venomqa.engine.model.ScriptError;
import io.venomqa.engine.model.Severity;
import io.venomqa.engine.model.SourceLocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/// What a script's file exports, checked. Collects the problems that it finds.
final class Exports {

  private final Script script;
  private final Value module;
  private final Failures failures;
  private final List<ScriptError> problems = new ArrayList<>();

  Exports(Script script, Value module, Failures failures) {
    this.script = script;
    this.module = module;
    this.failures = failures;
  }

  Value module() {
    return module;
  }

  List<ScriptError> problems() {
    return problems;
  }

  /// Complains about every export that has no meaning.
  void onlyKnows(List<String> known) {
    for (String name : module.getMemberKeys()) {
      if (!name.equals("default") && !known.contains(camelCase(name))) {
        String meant =
            Nearest.to(camelCase(name), known)
                .map(nearest -> "Did you mean " + nearest + "?")
                .orElse("Known are: " + String.join(", ", known) + ".");
        problem(name, "The export " + name + " is not known. " + meant);
      }
    }
  }

  /// Where the default function is; a problem when there is none.
  SourceLocation function() {
    Value function = module.getMember("default");
    if (function == null || !function.canExecute()) {
      problems.add(
          new ScriptError(
              script.start(),
              "There is no default function: the file needs an "
                  + "“export default function …” that does the work."));
      return script.start();
    }
    SourceSection section = function.getSourceLocation();
    return section == null ? script.start() : failures.location(section);
  }

  Set<Integer> statuses(String name) {
    Set<Integer> statuses = new LinkedHashSet<>();
    for (Value item : items(name)) {
      if (item.fitsInInt() && item.asInt() >= 100 && item.asInt() <= 599) {
        statuses.add(item.asInt());
      } else {
        problem(name, name + " is a status such as 201 or a list of them, not " + item + ".");
      }
    }
    return statuses;
  }

  Set<String> names(String name) {
    Set<String> names = new LinkedHashSet<>();
    for (Value item : items(name)) {
      if (item.isString()) {
        names.add(item.asString());
      } else {
        problem(name, name + " is a list of actions' names, not " + item + ".");
      }
    }
    return names;
  }

  String text(String name, String otherwise) {
    Value value = member(name);
    if (value != null && !value.isString()) {
      problem(name, name + " is a text, not " + value + ".");
    }
    return value != null && value.isString() ? value.asString() : otherwise;
  }

  Severity severity(String name) {
    Value value = member(name);
    if (value == null) {
      return Severity.MEDIUM;
    }
    try {
      return Severity.valueOf(value.asString().toUpperCase(Locale.ROOT));
    } catch (ClassCastException | IllegalArgumentException | NullPointerException unknown) {
      problem(
          name, name + " is one of " + Arrays.toString(Severity.values()) + ", not " + value + ".");
      return Severity.MEDIUM;
    }
  }

  void problem(String text, String message) {
    problems.add(new ScriptError(where(text), message));
  }

  /// The first place in the file where a word stands; the file when it is not to be found.
  private SourceLocation where(String word) {
    CharSequence text = script.source().getCharacters();
    Matcher found =
        Pattern.compile("(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])").matcher(text);
    if (!found.find()) {
      return script.start();
    }
    int line = script.source().getLineNumber(found.start());
    return new SourceLocation(script.file(), line, script.source().getColumnNumber(found.start()));
  }

  private List<Value> items(String name) {
    Value value = member(name);
    List<Value> items = new ArrayList<>();
    if (value != null && value.hasArrayElements()) {
      for (long i = 0; i < value.getArraySize(); i++) {
        items.add(value.getArrayElement(i));
      }
    } else if (value != null) {
      items.add(value);
    }
    return items;
  }

  private @Nullable Value member(String name) {
    Value value = module.getMember(name);
    return value != null ? value : module.getMember(snakeCase(name));
  }

  private static String camelCase(String name) {
    return Pattern.compile("_([a-z])")
        .matcher(name)
        .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
  }

  private static String snakeCase(String name) {
    return Pattern.compile("[A-Z]")
        .matcher(name)
        .replaceAll(match -> "_" + match.group().toLowerCase(Locale.ROOT));
  }
}
