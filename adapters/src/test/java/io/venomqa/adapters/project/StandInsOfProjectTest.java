package io.venomqa.adapters.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stand-ins, services and resets as `venomqa.yaml` says them, and as it says them wrongly.
class StandInsOfProjectTest {

  private static final String STARTED = "api: {start: {command: \"java shop ${port}\"}}\n";
  private static final String RUNNING = "api: {url: http://127.0.0.1:8080}\n";

  @TempDir private Path temp;

  @Test
  void everyKind() {
    Project project =
        Folder.in(
                temp,
                STARTED
                    + """
                    systems:
                      mail: {mail: {}}
                      files: {storage: {}, port: 9000}
                      jobs: {queue: {}}
                      clock: {clock: {}, now: "2025-01-31T12:00:00Z"}
                      payments: {service: services/payments.js}
                      billing: {service: "http://127.0.0.1:9001/venomqa/"}
                      legacy: {reset: {command: "./reset.sh --all 'two words'"}}
                      other: {reset: {http: "POST http://localhost/reset", observe: "http://localhost/all", timeout: 5s}}
                    """)
            .project();

    assertEquals(
        List.of(
            new SystemSettings.Mail("mail", 0),
            new SystemSettings.Storage("files", 9000),
            new SystemSettings.Queue("jobs", 0),
            new SystemSettings.Clock(
                "clock", 0, Optional.of(Instant.parse("2025-01-31T12:00:00Z"))),
            new SystemSettings.ScriptService("payments", 0, Path.of("services", "payments.js")),
            new SystemSettings.RemoteService(
                "billing", URI.create("http://127.0.0.1:9001/venomqa")),
            new SystemSettings.Reset(
                "legacy",
                new SystemSettings.ResetCall.Command(words()),
                Optional.empty(),
                Duration.ofSeconds(30)),
            new SystemSettings.Reset(
                "other",
                new SystemSettings.ResetCall.Http("POST", URI.create("http://localhost/reset")),
                Optional.of(URI.create("http://localhost/all")),
                Duration.ofSeconds(5))),
        project.systems());
  }

  /// On Windows single quotes are characters like others.
  private static List<String> words() {
    return File.separatorChar == '\\'
        ? List.of("./reset.sh", "--all", "'two", "words'")
        : List.of("./reset.sh", "--all", "two words");
  }

  @Test
  void whereTheyListenIsPutIntoTheStart() {
    Project project =
        Folder.in(
                temp,
                """
                api: {start: {command: "java shop ${port}", env: {MAIL: "${systems.mail.host}:${systems.mail.port}"}}}
                systems: {mail: {mail: {}}}
                """)
            .project();

    assertEquals(
        "127.0.0.1:2525",
        Placeholders.replace(
            project.api().start().orElseThrow().environment().getOrDefault("MAIL", ""),
            Placeholders.ofStart(
                project,
                1,
                _ -> Optional.empty(),
                Map.of("systems.mail.host", "127.0.0.1", "systems.mail.port", "2525"))));
  }

  @Test
  void anApiThatIsNotStartedHasToKnowThePort() {
    assertProblems(
        RUNNING + "systems: {mail: {mail: {}}, files: {storage: {}, port: 9000}}\n",
        "venomqa.yaml:2:24: `systems.mail.mail` has no port, and VenomQA does not start the API, which would have to be told\n"
            + "  Say where the API looks for it, such as `port: 2525`, or how to start the API: `api.start`.");
  }

  @Test
  void whatIsWrongIsSaidWithItsPlace() {
    assertProblems(
        STARTED
            + """
            systems:
              mail: {mail: {tls: true}}
              clock: {clock: {}, now: tomorrow}
              payments: {service: ../payments.js}
              billing: {service: "http://billing.example/venomqa"}
              legacy: {reset: {}}
              other: {reset: {http: "http://localhost/reset"}}
              files: {storage: {}, port: 70000}
              jobs: {queue: {}, mechanism: auto}
            """,
        "venomqa.yaml:3:17: unknown key `tls` in `systems.mail.mail`\n  Known here: .",
        "venomqa.yaml:4:27: `systems.clock.now` must be a time in UTC, but is `tomorrow`\n  Write it such as `2025-01-31T12:00:00Z`.",
        "venomqa.yaml:5:23: `systems.payments.service` must be a script of the project or a URL, but is `../payments.js`\n  Write its path, such as `services/payments.js`.",
        "venomqa.yaml:6:22: `systems.billing.service`: its host is not this machine, and a run changes its data\n  If it is there to be tested, say so: `allow: [HOST]`.",
        "venomqa.yaml:7:19: `systems.legacy.reset` must have either `command` or `http`\n  Write `reset: {command: ./reset.sh}` or `reset: {http: \"POST http://127.0.0.1:9000/reset\"}`.",
        "venomqa.yaml:8:25: `systems.other.reset.http` must be a method and a URL\n  Write it such as `POST http://127.0.0.1:9000/reset`.",
        "venomqa.yaml:9:30: `systems.files.port` must be a port, at most 65535",
        "venomqa.yaml:10:32: `systems.jobs.mechanism` is not for `queue`");
  }

  @Test
  void anAllowedHostMayBeAnywhere() {
    assertProblems(
        STARTED
            + "systems: {billing: {service: \"http://billing.example/venomqa\"}}\nallow: [billing.example]\n");
  }

  private void assertProblems(String yaml, String... expected) {
    assertEquals(List.of(expected), Folder.problems(Folder.in(temp, yaml).read()));
  }
}
