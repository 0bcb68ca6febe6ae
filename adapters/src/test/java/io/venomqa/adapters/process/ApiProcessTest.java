package io.venomqa.adapters.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.contract.OtherJvm;
import io.venomqa.adapters.project.Folder;
import io.venomqa.adapters.project.Project;
import io.venomqa.adapters.project.ProjectRead;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiProcessTest {

  @TempDir private Path temp;

  private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> notices = new LinkedBlockingQueue<>();
  private final ApiProcess.Listener listener =
      new ApiProcess.Listener() {
        @Override
        public void printed(String line) {
          printed.add(line);
        }

        @Override
        public void noticed(String message) {
          notices.add(message);
        }
      };

  private static final Map<String, String> ENVIRONMENT = environment();

  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("CLASSES", testClasses());
    return environment;
  }

  private static String testClasses() {
    try {
      return Path.of(StandInApi.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private Project project(String options, String more) {
    Folder folder =
        Folder.in(
            temp,
            """
            api:
              start:
                command: java -Xshare:auto -cp ${env:CLASSES} io.venomqa.adapters.process.StandInApi ${port} %s
                env: {CUSTOMER: "Zoë of ${project}"}
                %s
            systems: {db: {sqlite: data/shop.db}}
            """
                .formatted(options, more));
    return switch (folder.read(ENVIRONMENT)) {
      case ProjectRead.Loaded loaded -> loaded.project();
      case ProjectRead.Refused refused -> throw new AssertionError(refused.problems().toString());
    };
  }

  private ApiProcess start(Project project) throws ApiStartFailure, InterruptedException {
    return ApiProcess.start(project, ENVIRONMENT, listener);
  }

  @Test
  void answersAtItsUrlWhenStartedAndNotWhenClosed() throws Exception {
    Project project = project("", "health: /health");
    String url;
    try (ApiProcess api = start(project)) {
      url = api.url();
      ExternalApi.requireAnswering(url);
      assertTrue(api.isAlive());
      assertEquals(
          List.of("serving on " + URI.create(url).getPort() + " for Zoë of " + project.folder()),
          api.output());
    }

    ApiStartFailure failure =
        assertThrows(ApiStartFailure.class, () -> ExternalApi.requireAnswering(url));
    assertEquals("nothing answers at " + url, failure.getMessage());
  }

  @Test
  void tellsEachLineAsItIsPrinted() throws Exception {
    try (ApiProcess api = start(project("", "health: /"))) {
      assertEquals(api.output().getFirst(), printed.poll(30, TimeUnit.SECONDS));
    }
  }

  @Test
  void endsTheProcessesThatTheApiStartedToo() throws Exception {
    long child;
    try (ApiProcess api = start(project("child", "health: /health"))) {
      printed.poll(30, TimeUnit.SECONDS);
      String line = Optional.ofNullable(printed.poll(30, TimeUnit.SECONDS)).orElseThrow();
      child = Long.parseLong(line.replace("child ", ""));
      assertTrue(isAlive(child));
      assertTrue(api.isAlive());
    }
    assertFalse(isAlive(child));
  }

  @Test
  void endsAnApiByForceThatDoesNotEndByItself() throws Exception {
    ApiProcess api = start(project("stubborn", "health: /health"));

    api.close();

    assertFalse(isAlive(api.pid()));
  }

  @Test
  void reportsTheExitCodeAndTheLastOutputOfAnApiThatDied() {
    ApiStartFailure failure =
        assertThrows(ApiStartFailure.class, () -> start(project("broken", "health: /")));

    assertEquals("the API ended before it answered, with exit code 3", failure.getMessage());
    assertEquals("cannot open the database", failure.lastOutput().getLast());
  }

  @Test
  void givesUpOnAnApiThatDoesNotGetHealthyAndLeavesNothingRunning() throws Exception {
    Project project = project("deaf", "health: /health\n    timeout: 2s");

    ApiStartFailure failure = assertThrows(ApiStartFailure.class, () -> start(project));

    String port = failure.lastOutput().getFirst().replaceAll("serving on (\\d+).*", "$1");
    assertEquals(
        "the API did not answer at http://127.0.0.1:" + port + "/health within 2.0 s",
        failure.getMessage());
    assertFalse(Files.exists(project.folder().resolve(".venomqa/api.pid")));
  }

  @Test
  void saysWhenThereIsNoSuchProgram() {
    Project project =
        Folder.in(
                temp,
                """
                api: {start: {command: "no-such-program --port ${port}"}}
                state: {context: [id]}
                """)
            .project();

    ApiStartFailure failure = assertThrows(ApiStartFailure.class, () -> start(project));

    assertEquals(
        "`no-such-program` cannot be started: there is no such program, or it may not be run",
        failure.getMessage());
  }

  @Test
  void refusesAPortThatSomethingAnswersAtAlready() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + other.getLocalPort();
      Project project =
          Folder.in(
                  temp,
                  """
                  api: {url: "%s", start: {command: java}}
                  state: {context: [id]}
                  """
                      .formatted(url))
              .project();

      ApiStartFailure failure = assertThrows(ApiStartFailure.class, () -> start(project));

      assertEquals(
          "something answers at " + url + " already, so the API cannot be started there",
          failure.getMessage());
    }
  }

  @Test
  void endsTheApiThatAKilledVenomQaLeftRunning() throws Exception {
    Project project = project("", "health: /health");
    try (ApiProcess orphan = start(project)) {
      ownerGone(project);

      try (ApiProcess next = start(project)) {
        assertTrue(next.isAlive());
        assertFalse(isAlive(orphan.pid()));
        assertEquals(
            "The API that an earlier VenomQA left running (process " + orphan.pid() + ") is ended.",
            notices.poll());
      }
    }
  }

  @Test
  void endsWithTheVenomQaThatStartedIt() throws Exception {
    Project project = project("", "health: /health");
    ProcessBuilder builder = OtherJvm.running(ShortRun.class, project.folder().toString());
    builder.environment().putAll(ENVIRONMENT);
    Process venomQa = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();

    String pid = new String(venomQa.getInputStream().readAllBytes(), UTF_8).strip();

    assertEquals(0, venomQa.waitFor(), pid);
    assertFalse(isAlive(Long.parseLong(pid)));
  }

  @Test
  void leavesAProcessAloneThatOnlyHasTheSameId() throws Exception {
    Project project = project("", "health: /health");
    Path pidFile = project.files().dataFolder().resolve("api.pid");
    Process bystander = new ProcessBuilder("sleep", "600").start();
    try {
      Files.writeString(
          pidFile, bystander.pid() + " 2001-01-01T00:00:00Z\n1 2001-01-01T00:00:00Z\n");

      start(project).close();

      assertTrue(bystander.isAlive());
    } finally {
      bystander.destroy();
    }
  }

  @Test
  void refusesAProjectWhoseApiAnotherLivingRunHasStarted() throws Exception {
    Project project = project("", "health: /health");
    try (ApiProcess first = start(project)) {
      ApiStartFailure failure = assertThrows(ApiStartFailure.class, () -> start(project));

      assertEquals(
          "this project's API is running already (process %d), started by another VenomQA (process %d)"
              .formatted(first.pid(), ProcessHandle.current().pid()),
          failure.getMessage());
      assertTrue(first.isAlive());
    }
  }

  private static void ownerGone(Project project) throws IOException {
    Path pidFile = project.folder().resolve(".venomqa/api.pid");
    String api = Files.readAllLines(pidFile).getFirst();
    Files.writeString(pidFile, api + "\n1 2001-01-01T00:00:00Z\n");
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }
}
