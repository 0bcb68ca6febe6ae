package io.venomqa.engine.explore;

import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.world.Api;
import io.venomqa.engine.world.RequestEdit;
import java.util.List;

/// The API, whose call in flight is broken off when the run is stopped.
final class InterruptibleApi implements Api {

  private final Api api;
  private final RunControl control;

  InterruptibleApi(Api api, RunControl control) {
    this.api = api;
    this.control = control;
  }

  @Override
  public Response send(Request request) throws InterruptedException {
    control.enterCall();
    try {
      return api.send(request);
    } finally {
      control.leaveCall();
    }
  }

  @Override
  public boolean isReachable() {
    return api.isReachable();
  }

  @Override
  public List<RequestEdit> simplifications(Request request) {
    return api.simplifications(request);
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
