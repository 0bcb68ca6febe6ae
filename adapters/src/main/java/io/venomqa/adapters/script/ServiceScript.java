package io.venomqa.adapters.script;

import io.venomqa.engine.model.ScriptError;
import io.venomqa.engine.model.SourceLocation;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;

/// A service that the API calls, written as a script of the project: it exports `state`, plain
/// data, and `routes`, functions by `METHOD /path/:parameter`.
///
/// State and requests come and go as JSON text, so nothing is shared between one call and another,
/// or with a checkpoint. Used by one thread at a time.
public final class ServiceScript implements AutoCloseable {

  private static final List<String> EXPORTS = List.of("state", "routes");

  /// A service, or everything that is wrong with its file.
  public record Loaded(Optional<ServiceScript> service, List<ScriptError> problems) {}

  /// What came of a request.
  public sealed interface Served {

    /// It answered.
    ///
    /// @param json an object with `status`, `headers`, `body` and, as text, the new `state`
    record Answered(String json) implements Served {}

    /// The script failed; the state stays as it was.
    record Failed(ScriptError error) implements Served {}
  }

  private final ScriptHost host;
  private final Script script;
  private final Map<String, SourceLocation> routes;
  private final String state;

  private ServiceScript(
      ScriptHost host, Script script, Map<String, SourceLocation> routes, String state) {
    this.host = host;
    this.script = script;
    this.routes = routes;
    this.state = state;
  }

  /// Reads a service's file.
  ///
  /// @param folder the project's
  /// @param file inside of it
  /// @param console takes what the script prints
  public static Loaded load(
      ScriptEngine engine, Path folder, Path file, ScriptSettings settings, ConsoleSink console)
      throws IOException {
    Path root = folder.toRealPath();
    Path real;
    String shown = root.relativize(root.resolve(file).normalize()).toString().replace('\\', '/');
    String text;
    try {
      real = root.resolve(file).toRealPath();
      text = Files.readString(real);
    } catch (NoSuchFileException missing) {
      return problem(shown, "There is no such file.");
    } catch (CharacterCodingException notUtf8) {
      return problem(shown, "The file is not UTF-8 text.");
    }
    if (!real.startsWith(root)) {
      return problem(shown, "It lies outside of the project.");
    }
    ScriptHost host = new ScriptHost(engine, new ProjectFiles(root), settings, console);
    Loaded loaded = loaded(host, new Script(name(real), shown, host.source(real, text)));
    if (loaded.service().isEmpty()) {
      host.close();
    }
    return loaded;
  }

  private static Loaded problem(String file, String message) {
    return new Loaded(
        Optional.empty(), List.of(new ScriptError(new SourceLocation(file, 0, 0), message)));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.js$", "");
  }

  private static Loaded loaded(ScriptHost host, Script script) {
    return switch (host.load(script)) {
      case Ran.Failed(_, ScriptError error) -> new Loaded(Optional.empty(), List.of(error));
      case Ran.Returned(Value module) -> checked(host, script, module);
    };
  }

  private static Loaded checked(ScriptHost host, Script script, Value module) {
    Exports exports = new Exports(script, module, host.failures());
    exports.onlyKnows(EXPORTS);
    Map<String, SourceLocation> routes = routes(host, script, module, exports);
    String state = "";
    switch (host.state(script)) {
      case Ran.Returned(Value json) -> state = json.asString();
      case Ran.Failed(_, ScriptError error) -> exports.problem("state", error.message());
    }
    List<ScriptError> problems = List.copyOf(exports.problems());
    return problems.isEmpty()
        ? new Loaded(Optional.of(new ServiceScript(host, script, routes, state)), problems)
        : new Loaded(Optional.empty(), problems);
  }

  private static Map<String, SourceLocation> routes(
      ScriptHost host, Script script, Value module, Exports exports) {
    Map<String, SourceLocation> found = new LinkedHashMap<>();
    Value routes = module.getMember("routes");
    List<String> names =
        routes == null || !routes.hasMembers()
            ? List.of()
            : new ArrayList<>(routes.getMemberKeys());
    if (names.isEmpty()) {
      exports.problem(
          "routes",
          "There are no routes: the file needs an “export const routes = {\"GET /path\": (request, state) => ({…})}”.");
      return found;
    }
    for (String name : names) {
      Value route = routes.getMember(name);
      if (!name.matches("[A-Z]+ /\\S*")) {
        exports.problem(
            name, "A route is named such as \"POST /charges/:id\", not \"" + name + "\".");
      } else if (!route.canExecute()) {
        exports.problem(name, "The route " + name + " is a function, not " + route + ".");
      } else {
        SourceSection section = route.getSourceLocation();
        found.put(name, section == null ? script.start() : host.failures().location(section));
      }
    }
    return found;
  }

  /// The file, relative to the project's folder.
  public String file() {
    return script.file();
  }

  /// The routes' names, in the file's order.
  public List<String> routes() {
    return List.copyOf(routes.keySet());
  }

  /// The state to start from, as JSON text.
  public String initialState() {
    return state;
  }

  /// Answers a request.
  ///
  /// @param route one of the routes
  /// @param request what the route gets, as JSON text
  /// @param before the present state, as JSON text
  public Served serve(String route, String request, String before) {
    return switch (host.serve(script, route, request, before)) {
      case Ran.Returned(Value json) -> new Served.Answered(json.asString());
      case Ran.Failed(_, ScriptError error) ->
          new Served.Failed(
              error.location().line() > 0
                  ? error
                  : new ScriptError(routes.getOrDefault(route, script.start()), error.message()));
    };
  }

  @Override
  public void close() {
    host.close();
  }
}
