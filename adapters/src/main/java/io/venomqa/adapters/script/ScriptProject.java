package io.venomqa.adapters.script;

import io.venomqa.adapters.project.Nearest;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.ScriptError;
import io.venomqa.engine.model.Severity;
import io.venomqa.engine.model.SourceLocation;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graalvm.polyglot.Value;

/// Reads the actions and invariants of a project's folder: one file each, the file's name is its
/// name.
public final class ScriptProject {

  private static final List<String> ACTION_EXPORTS = List.of("expectedStatus", "preconditions");
  private static final List<String> INVARIANT_EXPORTS = List.of("severity", "message");

  private final Path root;
  private final ScriptHost host;
  private final List<ScriptError> problems = new ArrayList<>();

  private ScriptProject(Path root, ScriptHost host) {
    this.root = root;
    this.host = host;
  }

  /// Loads `actions/*.js` and `invariants/*.js`. A folder that is missing is an empty one.
  ///
  /// @param folder the project's
  /// @param console takes what scripts print, also while they are loaded
  /// @throws IOException when the folder cannot be read; what is wrong with single files is among
  ///   the result's problems
  public static LoadedScripts load(
      ScriptEngine engine, Path folder, ScriptSettings settings, ConsoleSink console)
      throws IOException {
    Path root = folder.toRealPath();
    ScriptHost host = new ScriptHost(engine, new ProjectFiles(root), settings, console);
    try {
      return new ScriptProject(root, host).loaded();
    } catch (IOException | RuntimeException failure) {
      host.close();
      throw failure;
    }
  }

  private LoadedScripts loaded() throws IOException {
    List<Action> actions = new ArrayList<>();
    List<Script> actionScripts = scripts("actions");
    Set<String> names = actionScripts.stream().map(Script::name).collect(Collectors.toSet());
    for (Script script : actionScripts) {
      exports(script).ifPresent(exports -> action(script, exports, names).ifPresent(actions::add));
    }
    List<Invariant> invariants = new ArrayList<>();
    for (Script script : scripts("invariants")) {
      exports(script).ifPresent(exports -> invariant(script, exports).ifPresent(invariants::add));
    }
    problems.sort(
        Comparator.comparing((ScriptError problem) -> problem.location().file())
            .thenComparingInt(problem -> problem.location().line())
            .thenComparingInt(problem -> problem.location().column()));
    return new LoadedScripts(actions, invariants, problems, host);
  }

  private List<Script> scripts(String folder) throws IOException {
    Path directory = root.resolve(folder);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<Path> files;
    try (Stream<Path> list = Files.list(directory)) {
      files = list.filter(Files::isRegularFile).sorted().toList();
    }
    List<Script> scripts = new ArrayList<>();
    for (Path file : files) {
      String fileName = String.valueOf(file.getFileName());
      String shown = folder + "/" + fileName;
      if (fileName.endsWith(".js")) {
        read(file, shown, fileName.substring(0, fileName.length() - 3)).ifPresent(scripts::add);
      } else if (fileName.matches(".*\\.(mjs|cjs|ts|jsx|tsx)")) {
        problems.add(
            new ScriptError(
                new SourceLocation(shown, 0, 0), "Only files that end in .js are scripts."));
      }
    }
    return scripts;
  }

  private Optional<Script> read(Path file, String shown, String name) throws IOException {
    if (!file.toRealPath().startsWith(root)) {
      problems.add(
          new ScriptError(
              new SourceLocation(shown, 0, 0), "It is a link that leads out of the project."));
      return Optional.empty();
    }
    try {
      String text = Files.readString(file);
      return Optional.of(new Script(name, shown, host.source(file, text)));
    } catch (CharacterCodingException notUtf8) {
      problems.add(new ScriptError(new SourceLocation(shown, 0, 0), "The file is not UTF-8 text."));
      return Optional.empty();
    }
  }

  private Optional<Exports> exports(Script script) {
    return switch (host.load(script)) {
      case Ran.Returned(Value module) -> Optional.of(new Exports(script, module, host.failures()));
      case Ran.Failed(_, ScriptError error) -> {
        problems.add(error);
        yield Optional.empty();
      }
    };
  }

  private Optional<Action> action(Script script, Exports exports, Set<String> known) {
    exports.onlyKnows(ACTION_EXPORTS);
    SourceLocation function = exports.function();
    Set<Integer> statuses = exports.statuses("expectedStatus");
    Set<ActionId> preconditions = new TreeSet<>();
    for (String name : exports.names("preconditions")) {
      if (known.contains(name)) {
        preconditions.add(new ActionId(name));
      } else {
        String meant =
            Nearest.to(name, known).map(near -> " Did you mean " + near + "?").orElse("");
        exports.problem(name, "There is no action named " + name + "." + meant);
      }
    }
    return sound(exports)
        ? Optional.of(
            new Action(
                new ActionId(script.name()),
                statuses,
                preconditions,
                new ScriptAction(
                    host, host.asFunction(script, exports.module()), function, statuses)))
        : Optional.empty();
  }

  private Optional<Invariant> invariant(Script script, Exports exports) {
    exports.onlyKnows(INVARIANT_EXPORTS);
    SourceLocation function = exports.function();
    Severity severity = exports.severity("severity");
    String message = exports.text("message", script.name().replace('_', ' '));
    return sound(exports)
        ? Optional.of(
            new Invariant(
                script.name(),
                severity,
                message,
                new ScriptInvariant(host, host.asFunction(script, exports.module()), function)))
        : Optional.empty();
  }

  private boolean sound(Exports exports) {
    problems.addAll(exports.problems());
    return exports.problems().isEmpty();
  }
}
