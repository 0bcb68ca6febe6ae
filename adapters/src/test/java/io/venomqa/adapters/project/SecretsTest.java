package io.venomqa.adapters.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A password is never shown, wherever in the project it was written.
class SecretsTest {

  @TempDir private Path temp;

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          redis://:hush@host:1/3,                redis://…@host:1/3
          `http://me:h@u/s:h@host/x`,            `http://…@host/x`
          jdbc:postgresql://me:h@host/x,         jdbc:postgresql://…@host/x
          jdbc:sqlite:x?password=hush&a=b,       jdbc:sqlite:x?password=…&a=b
          redis://me:${env:NAME}@host/3,         redis://me:${env:NAME}@host/3
          http://127.0.0.1:8080/users/me@host,   http://127.0.0.1:8080/users/me@host
          a@b.org writes to c@d.org: nothing,    a@b.org writes to c@d.org: nothing
          mail to:x@y.org,                       mail to:x@y.org
          """)
  void loginsOfUrls(String text, String shown) {
    assertEquals(shown, Secrets.withoutLogins(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "systems: {db: \"redis://:hush@localhost/3\"}",
        "systems: \"redis://:hush@localhost/3\"",
        "systems: {db: {redis://:hush@localhost/3}}",
        "systems: {db: {mechanism: \"redis://:hush@localhost/3\"}}",
        "systems: {db: {mail: \"smtp://me:hush@host\"}}",
        "systems: {db: {service: \"me:hush@127.0.0.1:3/x\"}}",
        "systems: {db: {sqlite: \"jdbc:sqlite:x?password=hush\"}}",
        "systems: {db: {sqlite: x.db}}\nlimits: {steps: \"http://me:hush@host\"}"
      })
  void aPasswordInAPlaceWhereItIsWrongIsNotShown(String systems) {
    ProjectRead read =
        Folder.in(temp, "api: {url: http://127.0.0.1:8080}\n" + systems + "\n").read();
    String problems = String.join("\n", Folder.problems(read));
    assertFalse(problems.isEmpty());
    assertFalse(problems.contains("hush"), problems);
  }

  @Test
  void thePasswordOfTheApisUrlIsNotShown() {
    ProjectRead read =
        Folder.in(temp, "api: {url: \"http://me:hush@h\"}\nsystems: {db: {sqlite: x.db}}\n").read();
    assertEquals(
        "venomqa.yaml:1:12: `api.url` must be such as http://127.0.0.1:8080, but is `http://…@h`",
        Folder.problems(read).getFirst());
  }

  @Test
  void passwordsOfTheProjectsSystemsInWhatOthersPrint() {
    ProjectRead.Loaded read =
        (ProjectRead.Loaded)
            Folder.in(
                    temp,
                    """
                    api: {url: http://127.0.0.1:8080}
                    systems:
                      cache: {redis: "redis://me:${env:ONE}@localhost/3"}
                      db: {postgresql: "postgresql://me:${env:TWO}@localhost/shop_test"}
                    """)
                .read(Map.of("ONE", "first%21", "TWO", "second"));
    assertEquals(
        "with …, … and … to http://…@h/",
        Secrets.of(read.project()).without("with first!, first%21 and second to http://a:b@h/"));
  }
}
