package io.venomqa.app.wiring;

import io.venomqa.adapters.process.ApiProcess;
import io.venomqa.adapters.process.ApiStartFailure;
import io.venomqa.engine.world.ApiRestart;
import io.venomqa.engine.world.SystemFailure;
import java.time.Duration;
import java.util.Optional;

/// The API of a run: one that we have started and may start anew, or one that was there.
final class StartedApi implements ApiRestart, AutoCloseable {

  private static final Duration MOMENT = Duration.ofMillis(200);

  private final String url;
  private Optional<ApiProcess> process;

  /// One that somebody else has started.
  StartedApi(String url) {
    this.url = url;
    this.process = Optional.empty();
  }

  StartedApi(ApiProcess process) {
    this.url = process.url();
    this.process = Optional.of(process);
  }

  String url() {
    return url;
  }

  /// Ends it and starts it anew at the same address.
  @Override
  public void restart() throws SystemFailure, InterruptedException {
    try {
      process = Optional.of(process.orElseThrow().restarted());
    } catch (ApiStartFailure failure) {
      throw new SystemFailure(
          "api", "could not be started anew: " + failure.getMessage(), failure.remedy(), failure);
    }
  }

  @Override
  public boolean hasEnded() throws InterruptedException {
    return process.isPresent() && process.get().endsWithin(MOMENT);
  }

  @Override
  public void close() {
    process.ifPresent(ApiProcess::close);
  }
}
