package io.venomqa.app.wiring;

import io.venomqa.adapters.project.Project;
import io.venomqa.adapters.project.SystemSettings;
import io.venomqa.adapters.script.ConsoleSink;
import io.venomqa.adapters.script.ScriptEngine;
import io.venomqa.adapters.script.ScriptSettings;
import io.venomqa.adapters.script.ServiceScript;
import io.venomqa.adapters.standin.Ignored;
import io.venomqa.adapters.standin.StandIn;
import io.venomqa.adapters.standin.clock.ClockStandIn;
import io.venomqa.adapters.standin.mail.MailStandIn;
import io.venomqa.adapters.standin.queue.QueueStandIn;
import io.venomqa.adapters.standin.remote.RemoteService;
import io.venomqa.adapters.standin.remote.ResetSystem;
import io.venomqa.adapters.standin.service.ServiceLogic;
import io.venomqa.adapters.standin.service.ServiceStandIn;
import io.venomqa.adapters.standin.storage.StorageStandIn;
import io.venomqa.engine.model.ScriptError;
import io.venomqa.engine.world.Rollbackable;
import io.venomqa.engine.world.SystemFailure;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/// Starts the stand-ins that a project names, and opens what is rolled back over HTTP.
final class StandIns {

  private final Project project;
  private final ScriptEngine engine;
  private final ConsoleSink console;
  private final Ignored ignored;

  StandIns(Project project, ScriptEngine engine, ConsoleSink console) {
    this.project = project;
    this.engine = engine;
    this.console = console;
    this.ignored = new Ignored(project.state().ignored());
  }

  StandIn<?> start(SystemSettings.StandIn settings) throws SystemFailure {
    return switch (settings) {
      case SystemSettings.Mail(var name, int port) -> MailStandIn.start(name, port, ignored);
      case SystemSettings.Storage(var name, int port) -> StorageStandIn.start(name, port, ignored);
      case SystemSettings.Queue(var name, int port) -> QueueStandIn.start(name, port, ignored);
      case SystemSettings.Clock(var name, int port, var now) ->
          ClockStandIn.start(name, port, now.orElse(ClockStandIn.START), ignored);
      case SystemSettings.ScriptService service -> service(service);
    };
  }

  Rollbackable remote(SystemSettings.RemoteService settings) {
    return new RemoteService(settings.name(), settings.url(), ignored);
  }

  Rollbackable reset(SystemSettings.Reset settings) {
    return new ResetSystem(settings, project.folder(), ignored);
  }

  /// What is wrong with a service's script.
  List<ScriptError> problems(SystemSettings.ScriptService service) throws IOException {
    ServiceScript.Loaded loaded = load(service);
    loaded.service().ifPresent(ServiceScript::close);
    return loaded.problems();
  }

  private StandIn<?> service(SystemSettings.ScriptService settings) throws SystemFailure {
    ServiceScript script = script(settings);
    boolean started = false;
    try {
      StandIn<?> service =
          ServiceStandIn.start(settings.name(), settings.port(), ignored, new Logic(script));
      started = true;
      return service;
    } finally {
      if (!started) {
        script.close();
      }
    }
  }

  private ServiceScript script(SystemSettings.ScriptService settings) throws SystemFailure {
    try {
      ServiceScript.Loaded loaded = load(settings);
      if (loaded.service().isPresent()) {
        return loaded.service().get();
      }
      throw new SystemFailure(
          settings.name(),
          loaded.problems().stream().map(ScriptError::toString).collect(Collectors.joining("\n")),
          "Mend the script and run again.");
    } catch (IOException unreadable) {
      throw new SystemFailure(
          settings.name(),
          "its script cannot be read: " + unreadable.getMessage(),
          "Check that the project's folder may be read.",
          unreadable);
    }
  }

  private ServiceScript.Loaded load(SystemSettings.ScriptService service) throws IOException {
    return ServiceScript.load(
        engine, project.folder(), service.file(), ScriptSettings.DEFAULT, console);
  }

  private record Logic(ServiceScript script) implements ServiceLogic {

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
        case ServiceScript.Served.Failed(ScriptError error) -> new Result.Failed(error);
      };
    }

    @Override
    public void close() {
      script.close();
    }
  }
}
