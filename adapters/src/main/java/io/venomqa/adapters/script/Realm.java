package io.venomqa.adapters.script;

import io.venomqa.engine.world.Rollbackable;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/// A JavaScript world of its own, in a sandbox, with the program's own files in it.
final class Realm implements AutoCloseable {

  private static final Map<String, String> OPTIONS =
      Map.ofEntries(
          Map.entry("js.esm-eval-returns-exports", "true"),
          Map.entry("js.disable-eval", "true"),
          Map.entry("js.console", "false"),
          Map.entry("js.print", "false"),
          Map.entry("js.load", "false"),
          Map.entry("js.graal-builtin", "false"),
          Map.entry("js.polyglot-builtin", "false"),
          Map.entry("js.java-package-globals", "false"),
          Map.entry("js.shared-array-buffer", "false"),
          Map.entry("js.atomics", "false"));

  private final Context context;
  private final Value perform;
  private final Value check;
  private final Value opened;
  private final Value useSystems;
  private final Value describe;
  private final Value plainState;
  private final Value serve;
  private final Value exportsOf;
  private final Map<Source, Value> bodies = new HashMap<>();
  private final Json json = new Json();
  private List<Rollbackable> systems = List.of();

  Realm(ScriptEngine engine, ProjectFiles files, HostFunctions host) {
    context =
        Context.newBuilder(ScriptEngine.LANGUAGE)
            .engine(engine.engine())
            .allowExperimentalOptions(true)
            .options(OPTIONS)
            .allowHostAccess(HostAccess.EXPLICIT)
            .allowPolyglotAccess(PolyglotAccess.NONE)
            .allowEnvironmentAccess(EnvironmentAccess.NONE)
            .allowCreateThread(false)
            .allowCreateProcess(false)
            .allowNativeAccess(false)
            .allowIO(IOAccess.newBuilder().fileSystem(files).allowHostSocketAccess(false).build())
            .in(InputStream.nullInputStream())
            .out(OutputStream.nullOutputStream())
            .err(OutputStream.nullOutputStream())
            .build();
    Value entries = build(engine.prelude(), host.byFile());
    perform = entries.getArrayElement(0);
    check = entries.getArrayElement(1);
    opened = entries.getArrayElement(2);
    useSystems = entries.getArrayElement(3);
    describe = entries.getArrayElement(4);
    plainState = entries.getArrayElement(5);
    serve = entries.getArrayElement(6);
    exportsOf = entries.getArrayElement(7);
  }

  /// Evaluates the program's own files; the last one gives the functions to call.
  private Value build(List<Source> prelude, List<List<ProxyExecutable>> functions) {
    Value parts = context.eval(ScriptEngine.LANGUAGE, "({})");
    Value last = parts;
    for (int i = 0; i < prelude.size(); i++) {
      List<Object> arguments = new ArrayList<>(List.of(parts));
      arguments.addAll(functions.get(i));
      last = context.eval(prelude.get(i)).execute(arguments.toArray());
    }
    return last;
  }

  /// Evaluates a script's module anew, so that nothing is left in its variables from before.
  Value exports(Script script) {
    return script.body().isPresent()
        ? exportsOf.execute(bodies.computeIfAbsent(script.body().get(), context::eval))
        : context.eval(script.source());
  }

  /// Runs an action's function.
  ///
  /// @return a number or a text: see entry.js
  Value perform(Value function) {
    return settled(perform.execute(function));
  }

  /// Runs an invariant's function.
  ///
  /// @return a text: see entry.js
  Value check(Value function, List<Rollbackable> world) {
    if (!world.equals(systems)) {
      useSystems.executeVoid(json.systems(world));
      systems = List.copyOf(world);
    }
    return settled(check.execute(function));
  }

  /// A service's state as JSON text; throws where it is not plain data.
  Value plainState(Value state) {
    return plainState.execute(state);
  }

  /// Runs a route of a service.
  ///
  /// @return JSON: see service.js
  Value serve(Value routes, String route, String request, String state) {
    return serve.execute(routes, route, request, state);
  }

  /// `e` for an expectation or `s` for any other error, and its message.
  String describe(Value error) {
    return describe.execute(error).asString();
  }

  Context context() {
    return context;
  }

  @Override
  public void close() {
    context.close(true);
  }

  /// Promises are settled when the outermost call has returned, since then their jobs run.
  private Value settled(Value result) {
    return result.hasMembers() && !result.isString() ? opened.execute(result) : result;
  }
}
