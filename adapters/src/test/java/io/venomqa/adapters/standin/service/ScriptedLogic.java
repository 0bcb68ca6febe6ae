package io.venomqa.adapters.standin.service;

import io.venomqa.adapters.script.ConsoleSink;
import io.venomqa.adapters.script.ScriptEngine;
import io.venomqa.adapters.script.ScriptSettings;
import io.venomqa.adapters.script.ServiceScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A service's script, run as the program runs it.
record ScriptedLogic(ServiceScript script) implements ServiceLogic {

  static final ScriptEngine ENGINE = new ScriptEngine();

  static ScriptedLogic of(Path folder, String text) throws IOException {
    Path file = Files.createDirectories(folder.resolve("services")).resolve("payments.js");
    Files.writeString(file, text);
    ServiceScript.Loaded loaded =
        ServiceScript.load(
            ENGINE,
            folder,
            Path.of("services", "payments.js"),
            ScriptSettings.DEFAULT,
            ConsoleSink.NONE);
    return new ScriptedLogic(
        loaded.service().orElseThrow(() -> new AssertionError(loaded.problems().toString())));
  }

  @Override
  public String file() {
    return script.file();
  }

  @Override
  public List<String> routes() {
    return script.routes();
  }

  @Override
  public String initialState() {
    return script.initialState();
  }

  @Override
  public Result serve(String route, String request, String state) {
    return switch (script.serve(route, request, state)) {
      case ServiceScript.Served.Answered(String json) -> new Result.Answered(json);
      case ServiceScript.Served.Failed(var error) -> new Result.Failed(error);
    };
  }

  @Override
  public void close() {
    script.close();
  }
}
