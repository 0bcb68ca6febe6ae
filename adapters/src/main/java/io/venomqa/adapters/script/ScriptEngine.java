package io.venomqa.adapters.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;

/// The JavaScript engine: one for the whole program, shared by all projects and threads.
///
/// The first script in a program costs one to three seconds: see [#warmUp].
public final class ScriptEngine implements AutoCloseable {

  static final String LANGUAGE = "js";

  /// In the order in which they build on each other.
  static final List<String> PRELUDE =
      List.of("response.js", "api.js", "world.js", "service.js", "entry.js");

  private static final String OWN = "venomqa:";

  private final Engine engine;
  private final List<Source> prelude;

  public ScriptEngine() {
    this.engine =
        Engine.newBuilder(LANGUAGE)
            .option("engine.WarnInterpreterOnly", "false")
            .option("log.level", "OFF")
            .build();
    this.prelude =
        PRELUDE.stream()
            .map(name -> Source.newBuilder(LANGUAGE, text(name), OWN + name).buildLiteral())
            .toList();
  }

  /// Runs a script that does nothing, so that the next one starts quickly. To be called once, on a
  /// background thread, when the program starts.
  public void warmUp() {
    try (ScriptHost host =
        new ScriptHost(
            this,
            new ProjectFiles(Path.of("").toAbsolutePath()),
            ScriptSettings.DEFAULT,
            ConsoleSink.NONE)) {
      host.warmUp();
    }
  }

  Engine engine() {
    return engine;
  }

  /// The program's own JavaScript.
  List<Source> prelude() {
    return prelude;
  }

  /// Whether a source is the program's own.
  static boolean isOwn(Source source) {
    return source.getName().startsWith(OWN);
  }

  @Override
  public void close() {
    engine.close(true);
  }

  private static String text(String name) {
    try (InputStream in = ScriptEngine.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
