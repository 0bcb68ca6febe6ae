package io.venomqa.adapters.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;

/// The JavaScript engine: one for the whole program, shared by all projects and threads.
///
/// The first script in a program costs one to three seconds: see [#warmUp].
public final class ScriptEngine implements AutoCloseable {

  static final String LANGUAGE = "js";
  static final String PRELUDE = "venomqa:prelude.js";

  private final Engine engine;
  private final Source prelude;

  public ScriptEngine() {
    this.engine =
        Engine.newBuilder(LANGUAGE)
            .option("engine.WarnInterpreterOnly", "false")
            .option("log.level", "OFF")
            .build();
    this.prelude = Source.newBuilder(LANGUAGE, preludeText(), PRELUDE).buildLiteral();
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

  Source prelude() {
    return prelude;
  }

  @Override
  public void close() {
    engine.close(true);
  }

  private static String preludeText() {
    try (InputStream in = ScriptEngine.class.getResourceAsStream("prelude.js")) {
      if (in == null) {
        throw new IllegalStateException("prelude.js is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
