package io.venomqa.bench;

import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.world.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// The same API, no call of which is answered sooner than after a given time: an API that does more
/// than those of the examples.
final class SlowApi implements Api {

  private final Api api;
  private final long nanos;
  private final List<Long> took = new ArrayList<>();

  /// @param nanos that a call takes at least
  SlowApi(Api api, long nanos) {
    this.api = api;
    this.nanos = nanos;
  }

  @Override
  public Response send(Request request) throws InterruptedException {
    long start = System.nanoTime();
    Response response = api.send(request);
    long end = start + nanos;
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LockSupport.parkNanos(left);
    }
    took.add(System.nanoTime() - start);
    return response;
  }

  /// What each call took, in nanoseconds.
  List<Long> took() {
    return took;
  }

  @Override
  public boolean isReachable() {
    return api.isReachable();
  }

  @Override
  public String address() {
    return api.address();
  }

  @Override
  public void close() {
    api.close();
  }
}
