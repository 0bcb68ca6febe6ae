package io.venomqa.adapters.standin.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.project.SystemSettings;
import io.venomqa.adapters.project.SystemSettings.ResetCall;
import io.venomqa.adapters.standin.Ignored;
import io.venomqa.adapters.standin.PlainHttp;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.SystemFailure;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Systems of the user's own that fail, and resets by command and by request.
class RemoteSystemsTest {

  private final BillingService billing;

  @TempDir Path folder;

  RemoteSystemsTest() throws Exception {
    billing = new BillingService();
  }

  @org.junit.jupiter.api.AfterEach
  void close() {
    billing.close();
  }

  @Test
  void aServiceThatDoesNotRestoreWhatItShouldIsFound() throws Exception {
    try (RemoteService service =
            new RemoteService("billing", billing.url("/venomqa"), Ignored.NOTHING);
        PlainHttp http = new PlainHttp(billing.url("").toString())) {
      http.send("PUT", "/b1", "5");
      service.begin();
      Checkpoint before = service.checkpoint();
      http.send("PUT", "/b1", "6");
      service.drain();
      billing.forget();

      SystemFailure failure = assertThrows(SystemFailure.class, () -> service.restore(before));

      assertEquals(
          "after PUT restore, GET observe is not what it was at the snapshot: bills: {id=b1, amount=5} is missing",
          failure.getMessage());
    }
  }

  @Test
  void aQueryGoesAlongWithEachOfTheThree() throws Exception {
    try (RemoteService service =
            new RemoteService("billing", billing.url("/venomqa/?key=1"), Ignored.NOTHING);
        PlainHttp http = new PlainHttp(billing.url("").toString())) {
      service.begin();
      http.send("PUT", "/b1", "5");
      assertEquals(1, service.drain().changes().size());
      service.end();
      assertEquals("{\"bills\": []}", http.get("/plain"));
      assertEquals(List.of("key=1"), billing.queries());
    }
  }

  @Test
  void aServiceThatIsNotThereIsNamed() {
    try (RemoteService service =
        new RemoteService("billing", URI.create("http://127.0.0.1:1/venomqa"), Ignored.NOTHING)) {
      SystemFailure failure = assertThrows(SystemFailure.class, service::begin);
      assertEquals("billing", failure.system());
      assertTrue(
          failure.getMessage().startsWith("GET observe was not answered"), failure.toString());
    }
  }

  @Test
  void aRequestResets() throws Exception {
    try (ResetSystem reset =
            reset(
                new ResetCall.Http("POST", billing.url("/reset")),
                Optional.of(billing.url("/plain")));
        PlainHttp http = new PlainHttp(billing.url("").toString())) {
      http.send("PUT", "/left", "5");
      ContentHash empty = reset.begin().content();
      Checkpoint beginning = reset.checkpoint();
      http.send("PUT", "/b1", "5");
      assertEquals(1, reset.drain().changes().size());

      reset.restore(beginning);

      assertEquals(empty, reset.drain().content());
      assertEquals("{\"bills\": []}", http.get("/plain"));
    }
  }

  @Test
  void aResetThatIsRefusedSaysWhatTheAnswerWas() throws Exception {
    try (ResetSystem reset =
        reset(new ResetCall.Http("POST", billing.url("/fail")), Optional.empty())) {
      SystemFailure failure = assertThrows(SystemFailure.class, reset::begin);
      assertEquals("the reset (POST) was answered with 503", failure.getMessage());
      assertEquals("It says: out of order", failure.remedy());
      assertFalse(reset.isObservable());
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aCommandResetsAndIsRunInTheProjectsFolder() throws Exception {
    Path file = Files.writeString(folder.resolve("left"), "x");
    try (ResetSystem reset =
        reset(new ResetCall.Command(List.of("rm", "-f", "left")), Optional.empty())) {
      reset.begin();
      assertFalse(Files.exists(file));
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aCommandThatFailsSaysItsExitCodeAndOutput() throws Exception {
    try (ResetSystem reset =
        reset(
            new ResetCall.Command(List.of("sh", "-c", "echo no such database; exit 3")),
            Optional.empty())) {
      SystemFailure failure = assertThrows(SystemFailure.class, reset::begin);
      assertEquals(
          "the reset command `sh` ended with exit code 3; it printed:\nno such database",
          failure.getMessage());
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aCommandThatHangsIsEnded() throws Exception {
    SystemSettings.Reset settings =
        new SystemSettings.Reset(
            "legacy",
            new ResetCall.Command(List.of("sh", "-c", "echo waiting; sleep 60")),
            Optional.empty(),
            Duration.ofMillis(300));
    try (ResetSystem reset = new ResetSystem(settings, folder, Ignored.NOTHING)) {
      SystemFailure failure = assertThrows(SystemFailure.class, reset::begin);
      assertTrue(
          failure.getMessage().startsWith("the reset command `sh` did not end within 0.3 s"),
          failure.getMessage());
    }
  }

  @Test
  void aCommandThatIsNotThereIsNamed() {
    try (ResetSystem reset =
        reset(new ResetCall.Command(List.of("./reset.sh")), Optional.empty())) {
      SystemFailure failure = assertThrows(SystemFailure.class, reset::begin);
      assertTrue(failure.getMessage().contains("`./reset.sh` cannot be started"));
    }
  }

  private ResetSystem reset(ResetCall call, Optional<URI> observe) {
    return new ResetSystem(
        new SystemSettings.Reset("legacy", call, observe, Duration.ofSeconds(10)),
        folder,
        Ignored.NOTHING);
  }
}
