package io.venomqa.adapters.script;

import io.venomqa.engine.model.ScriptError;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/// Runs the scripts of one project. Used by one thread at a time.
///
/// Each run of a script evaluates its file anew, so that nothing that one call leaves in a variable
/// can be seen by the next, which may be on another branch of the exploration.
public final class ScriptHost implements AutoCloseable {

  static final String MODULE = "application/javascript+module";

  /// How many imports a realm serves: it keeps each one's module, some 6 KB.
  private static final int IMPORTS_PER_REALM = 2_000;

  private static final Duration TO_STOP = Duration.ofSeconds(2);

  private final ScriptEngine engine;
  private final ProjectFiles files;
  private final ScriptSettings settings;
  private final Failures failures;
  private final Watchdog watchdog;
  private final HostFunctions functions;
  private final ConsoleSink console;
  private volatile @Nullable Realm realm;
  private long importsBefore;

  ScriptHost(
      ScriptEngine engine, ProjectFiles files, ScriptSettings settings, ConsoleSink console) {
    this.engine = engine;
    this.files = files;
    this.settings = settings;
    this.console = console;
    this.failures = new Failures(files);
    this.watchdog = new Watchdog(settings.timeLimit(), this::stop);
    this.functions = new HostFunctions(settings, watchdog, console);
  }

  /// Runs an action.
  Ran perform(Call call, Script script) {
    files.nextStep();
    return run(call, script, (now, module) -> now.perform(module.getMember("default")));
  }

  /// Runs an invariant.
  Ran check(Call call, Script script) {
    return run(
        call, script, (now, module) -> now.check(module.getMember("default"), call.systems()));
  }

  /// Evaluates a file.
  ///
  /// @return its exports, or why there are none
  Ran load(Script script) {
    return run(Call.loading(script), script, (_, module) -> module);
  }

  /// The same script, where it can be had as a [BodyFunction] that makes the same default function.
  ///
  /// @param module what [#load] gave
  Script asFunction(Script script, Value module) {
    Optional<Source> body = BodyFunction.of(script.source(), module.getMemberKeys());
    if (body.isEmpty()) {
      return script;
    }
    Script other = new Script(script.name(), script.file(), script.source(), body);
    functions.silent(true); // what it prints was printed
    try {
      return load(other) instanceof Ran.Returned(Value exports) && isSame(exports, module)
          ? other
          : script;
    } finally {
      functions.silent(false);
    }
  }

  private static boolean isSame(Value exports, Value module) {
    SourceSection one = exports.getMember("default").getSourceLocation();
    SourceSection other = module.getMember("default").getSourceLocation();
    return one != null
        && other != null
        && one.getStartLine() == other.getStartLine()
        && one.getCharacters().toString().contentEquals(other.getCharacters());
  }

  /// Evaluates a service's file.
  ///
  /// @return its state as JSON text, or why there is none
  Ran state(Script script) {
    return run(
        Call.loading(script),
        script,
        (now, module) -> {
          Value state = module.getMember("state");
          return now.plainState(
              state == null ? now.context().eval(ScriptEngine.LANGUAGE, "({})") : state);
        });
  }

  /// Runs a route of a service.
  Ran serve(Script script, String route, String request, String state) {
    files.nextStep();
    return run(
        Call.serving(script, request + state),
        script,
        (now, module) -> now.serve(module.getMember("routes"), route, request, state));
  }

  void warmUp() {
    Script nothing =
        new Script(
            "warm-up",
            "warm-up.js",
            Source.newBuilder(
                    ScriptEngine.LANGUAGE,
                    "export default function (world) { return [1].every(x => x > 0); }",
                    "warm-up.js")
                .mimeType(MODULE)
                .buildLiteral());
    run(
        Call.loading(nothing),
        nothing,
        (now, module) -> now.check(module.getMember("default"), List.of()));
  }

  Failures failures() {
    return failures;
  }

  void warn(Script script, String text) {
    console.print(script.file(), ConsoleSink.Level.WARN, text);
  }

  @Override
  public void close() {
    watchdog.close();
    dropRealm();
  }

  private Ran run(Call call, Script script, BiFunction<Realm, Value, Value> entry) {
    Realm now = realm();
    functions.begin(call);
    watchdog.start();
    Ran ran;
    boolean stopped;
    try {
      ran = new Ran.Returned(entry.apply(now, now.exports(script)));
    } catch (PolyglotException failure) {
      ran = failed(now, script, failure);
    } catch (IllegalStateException contextClosed) {
      ran = failed(script, "could not be run: " + contextClosed.getMessage());
    } finally {
      stopped = watchdog.end();
    }
    return stopped ? tooLong(script, ran) : ran;
  }

  private Ran tooLong(Script script, Ran ran) {
    String message = "ran longer than " + words(settings.timeLimit());
    return ran instanceof Ran.Failed(_, ScriptError error)
        ? new Ran.Failed(false, new ScriptError(error.location(), message))
        : failed(script, message);
  }

  private Ran failed(Realm now, Script script, PolyglotException failure) {
    if (failure.isCancelled() || failure.isResourceExhausted()) {
      dropRealm();
    }
    var where = failures.location(failure).orElse(script.start());
    if (failure.isHostException()
        && failure.asHostException() instanceof HostFunctions.CallEnded ended) {
      return new Ran.Failed(false, new ScriptError(where, String.valueOf(ended.getMessage())));
    }
    if (failure.isResourceExhausted()) {
      return new Ran.Failed(false, new ScriptError(where, "used too much memory"));
    }
    Value thrown = failure.getGuestObject();
    if (failure.isInterrupted() || failure.isCancelled()) {
      return new Ran.Failed(false, new ScriptError(where, "was stopped"));
    }
    if (thrown == null) {
      String message = String.valueOf(failure.getMessage());
      return new Ran.Failed(false, failures.ofModule(failure, script, message));
    }
    String described = describe(now, thrown);
    if (described.contains("Maximum call stack size exceeded")) {
      return new Ran.Failed(false, new ScriptError(where, "too much recursion"));
    }
    return described.startsWith("e")
        ? new Ran.Failed(true, new ScriptError(where, described.substring(1)))
        : new Ran.Failed(false, failures.ofModule(failure, script, described.substring(1)));
  }

  /// What was thrown may itself throw or loop when it is looked at.
  private static String describe(Realm now, Value thrown) {
    try {
      return now.describe(thrown);
    } catch (PolyglotException again) {
      return "sthrew something that cannot be shown";
    }
  }

  private static Ran failed(Script script, String message) {
    return new Ran.Failed(false, new ScriptError(script.start(), message));
  }

  private Realm realm() {
    Realm now = realm;
    if (now != null && files.imports() - importsBefore > IMPORTS_PER_REALM) {
      dropRealm();
      now = null;
    }
    if (now == null) {
      now = new Realm(engine, files, functions);
      importsBefore = files.imports();
      realm = now;
    }
    return now;
  }

  private void dropRealm() {
    Realm now = realm;
    realm = null;
    if (now != null) {
      now.close();
    }
  }

  private void stop() {
    Realm now = realm;
    if (now != null) {
      Context context = now.context();
      try {
        context.interrupt(TO_STOP);
      } catch (TimeoutException defied) {
        dropRealm();
      }
    }
  }

  private static String words(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  /// Makes the source of a file, from which its imports are found.
  Source source(java.nio.file.Path file, String text) throws IOException {
    return Source.newBuilder(ScriptEngine.LANGUAGE, file.toFile())
        .content(text)
        .mimeType(MODULE)
        .build();
  }
}
