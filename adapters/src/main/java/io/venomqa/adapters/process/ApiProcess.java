package io.venomqa.adapters.process;

import io.venomqa.adapters.project.ApiSettings;
import io.venomqa.adapters.project.Placeholders;
import io.venomqa.adapters.project.Project;
import io.venomqa.adapters.project.Secrets;
import io.venomqa.adapters.thread.DaemonThreads;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// The API under test, started by VenomQA in a process of its own, which ends with it.
public final class ApiProcess implements AutoCloseable {

  /// Told what happens to the API's process. Called by any thread.
  public interface Listener {

    /// The API printed a line; without the passwords of the project's systems.
    void printed(String line);

    /// Something about the process that its user should know, as a sentence.
    void noticed(String message);
  }

  private static final int ATTEMPTS = 3;
  private static final int SHOWN_LINES = 20;
  private static final Duration POLL = Duration.ofMillis(20);

  private final Process process;
  private final Launch launch;
  private final ApiSettings.Start start;
  private final URI url;
  private final Listener listener;
  private final Secrets secrets;
  private final OutputTail output;
  private final Thread reader;
  private final PidFile pidFile;
  private final Runnable unregister;
  private final AtomicBoolean closed = new AtomicBoolean();

  private ApiProcess(
      Launch launch,
      ApiSettings.Start start,
      URI url,
      Listener listener,
      Secrets secrets,
      PidFile pidFile)
      throws ApiStartFailure {
    this.process = launch.run();
    this.launch = launch;
    this.start = start;
    this.url = url;
    this.listener = listener;
    this.pidFile = pidFile;
    this.secrets = secrets;
    this.output = new OutputTail(secrets::without);
    this.reader =
        DaemonThreads.start(
            "api-output", () -> output.readAll(process.inputReader(), listener::printed));
    this.unregister = DaemonThreads.atExit("api-end", new ProcessTree(process.toHandle())::end);
  }

  /// Starts the API as the project says and waits until it answers. An API that an earlier VenomQA
  /// left running is ended first.
  ///
  /// @param environment VenomQA's own
  /// @throws ApiStartFailure when it does not answer in time; nothing is left running then
  /// @throws IllegalArgumentException when the project does not say how to start it
  public static ApiProcess start(
      Project project, Map<String, String> environment, Listener listener)
      throws ApiStartFailure, InterruptedException {
    return start(project, environment, Map.of(), listener);
  }

  /// As above, for a project with stand-ins.
  ///
  /// @param standIns values of the names that stand for them, such as `systems.mail.url`
  public static ApiProcess start(
      Project project,
      Map<String, String> environment,
      Map<String, String> standIns,
      Listener listener)
      throws ApiStartFailure, InterruptedException {
    ApiSettings.Start start =
        project.api().start().orElseThrow(() -> new IllegalArgumentException("no api.start"));
    endLeftOver(project, listener);
    PidFile pidFile = new PidFile(dataFile(project));
    for (int attempt = 1; ; attempt++) {
      int port = port(project);
      Function<String, Optional<String>> values =
          Placeholders.ofStart(
              project, port, name -> Optional.ofNullable(environment.get(name)), standIns);
      URI url = URI.create(Placeholders.replace(project.api().url(), values));
      Launch launch = new Launch(project.folder(), start, environment, values);
      ApiProcess api = new ApiProcess(launch, start, url, listener, Secrets.of(project), pidFile);
      try {
        api.becomeReady();
        return api;
      } catch (ApiStartFailure failure) {
        // Between our look and the API's, somebody else may have taken the free port.
        boolean portTaken = !api.isAlive() && Readiness.accepts(url) && picksPort(project);
        if (!portTaken || attempt == ATTEMPTS) {
          throw failure;
        }
        listener.noticed("Port " + port + " was taken meanwhile; the API is started on another.");
      }
    }
  }

  /// Ends it, and starts it anew at the same address: it forgets what it keeps in its memory.
  ///
  /// @throws ApiStartFailure when it does not answer in time; nothing is left running then
  public ApiProcess restarted() throws ApiStartFailure, InterruptedException {
    close();
    ApiProcess again = new ApiProcess(launch, start, url, listener, secrets, pidFile);
    again.becomeReady();
    return again;
  }

  private void becomeReady() throws ApiStartFailure, InterruptedException {
    boolean ready = false;
    try {
      pidFile.write(process.toHandle());
      awaitReady();
      ready = true;
    } catch (IOException unwritable) {
      throw new ApiStartFailure(
          "the API's process id cannot be written down: " + unwritable.getMessage(),
          "Check that the folder .venomqa may be written.",
          List.of());
    } finally {
      if (!ready) {
        close();
      }
    }
  }

  private static Path dataFile(Project project) throws ApiStartFailure {
    try {
      return project.files().dataFolder().resolve("api.pid");
    } catch (IOException unwritable) {
      throw new ApiStartFailure(
          "the folder .venomqa cannot be made: " + unwritable.getMessage(),
          "Check that the project's folder may be written.",
          List.of());
    }
  }

  /// Ends the API that an earlier VenomQA left running; does nothing where there is none. On its
  /// own for who has to touch what that API uses before [#start].
  ///
  /// @throws ApiStartFailure when the VenomQA that started it still runs
  public static void endLeftOver(Project project, Listener listener) throws ApiStartFailure {
    Optional<PidFile.Remembered> left = new PidFile(dataFile(project)).read();
    if (left.isEmpty()) {
      return;
    }
    long pid = left.get().process().pid();
    if (left.get().owner().isPresent()) {
      throw new ApiStartFailure(
          "this project's API is running already (process %d), started by another VenomQA (process %d)"
              .formatted(pid, left.get().owner().get().pid()),
          "Stop the other run first.",
          List.of());
    }
    new ProcessTree(left.get().process()).end();
    listener.noticed(
        "The API that an earlier VenomQA left running (process " + pid + ") is ended.");
  }

  private static boolean picksPort(Project project) {
    return project.api().url().contains("${port}");
  }

  private static int port(Project project) throws ApiStartFailure {
    try {
      if (picksPort(project)) {
        return Readiness.freePort();
      }
    } catch (IOException none) {
      throw new ApiStartFailure(
          "no port is free on this machine: " + none.getMessage(), "", List.of());
    }
    URI url = URI.create(project.api().url());
    if (Readiness.accepts(url)) {
      throw new ApiStartFailure(
          "something answers at " + url + " already, so the API cannot be started there",
          "Stop it, or let VenomQA find a free port: write `${port}` into `api.start` and leave"
              + " `api.url` out.",
          List.of());
    }
    return Readiness.portOf(url);
  }

  private void awaitReady() throws ApiStartFailure, InterruptedException {
    long deadline = System.nanoTime() + start.timeout().toNanos();
    try (Readiness readiness = new Readiness(url, start.health())) {
      while (!(isAlive() && readiness.isReady())) {
        if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
          // What it said last is why it ended.
          reader.join(ProcessTree.PATIENCE.toMillis());
          throw new ApiStartFailure(
              "the API ended before it answered, with exit code " + process.exitValue(),
              "Its output says why. Started with: `" + start.command() + "`.",
              output.last(SHOWN_LINES));
        }
        if (System.nanoTime() > deadline) {
          throw new ApiStartFailure(
              "the API did not answer at "
                  + url
                  + start.health().orElse("")
                  + " within "
                  + start.timeout().toMillis() / 1000.0
                  + " s",
              "Check `api.start.health` and the port, or give it longer: `api.start.timeout`.",
              output.last(SHOWN_LINES));
        }
      }
    }
  }

  /// Where it answers, without a slash at the end.
  public String url() {
    return url.toString();
  }

  /// Its process's id.
  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// Whether it has ended, or does so in this time.
  public boolean endsWithin(Duration time) throws InterruptedException {
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// The last lines that it printed, 500 at most.
  public List<String> output() {
    return output.all();
  }

  /// Ends it with all that it has started: asked to first, by force after 5 s. Does nothing the
  /// second time.
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    new ProcessTree(process.toHandle()).end();
    unregister.run();
    pidFile.delete();
  }
}
