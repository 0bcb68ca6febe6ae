package io.venomqa.bench;

import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.world.Api;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.Rollbackable;
import java.util.List;

/// An API and what it holds in one, in memory, which goes back to any state by copies of it.
abstract class ToyWorld implements Api, Rollbackable {

  /// An action that makes one call, to the target of its own name.
  static Action call(String name) {
    return Action.of(
        name,
        session ->
            new Outcome.Responded(
                session.send(new Request("POST", name, Headers.NONE, Body.EMPTY))));
  }

  @Override
  public final boolean isReachable() {
    return true;
  }

  @Override
  public final String address() {
    return "toy";
  }

  @Override
  public final String name() {
    return "toy";
  }

  @Override
  public final String kind() {
    return "toy";
  }

  @Override
  public final String mechanism() {
    return "copy";
  }

  @Override
  public final RestoreOrder restoreOrder() {
    return RestoreOrder.ANY;
  }

  @Override
  public final Drained begin() {
    return drain();
  }

  @Override
  public abstract Drained drain();

  @Override
  public final List<String> audit() {
    return List.of();
  }

  @Override
  public final void end() {}

  @Override
  public final void close() {}
}
