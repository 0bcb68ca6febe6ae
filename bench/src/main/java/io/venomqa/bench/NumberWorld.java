package io.venomqa.bench;

import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Drained;
import java.util.List;
import java.util.stream.Stream;

/// A number that can be added to and multiplied: a space with many joins, endless or as large as
/// wanted.
final class NumberWorld extends ToyWorld {

  private record Saved(long value) implements Checkpoint {}

  private final long modulus;
  private long value;
  private long drained;

  private NumberWorld(long modulus) {
    this.modulus = modulus;
  }

  static NumberWorld endless() {
    return new NumberWorld(Long.MAX_VALUE);
  }

  /// Remainders: so many states, from each of which all of [#tenActions] lead to a state.
  static NumberWorld of(int states) {
    return new NumberWorld(states);
  }

  static List<Action> actions() {
    return actions("+1", "*2", "*3", "-5");
  }

  static List<Action> tenActions() {
    return actions("+1", "*2", "*3", "-5", "+7", "*7", "+10", "-10", "+100", "-100");
  }

  private static List<Action> actions(String... names) {
    return Stream.of(names).map(ToyWorld::call).toList();
  }

  @Override
  public Response send(Request request) {
    long by = Long.parseLong(request.target().substring(1));
    long now =
        switch (request.target().charAt(0)) {
          case '+' -> value + by;
          case '-' -> value - by;
          default -> value * by;
        };
    value = Math.floorMod(now, modulus);
    return Response.answered(200, Headers.NONE, Body.EMPTY);
  }

  @Override
  public Drained drain() {
    boolean written = value != drained;
    drained = value;
    return new Drained(written, List.of(), new ContentHash(0, value));
  }

  @Override
  public Checkpoint checkpoint() {
    return new Saved(value);
  }

  @Override
  public List<Change> restore(Checkpoint checkpoint) {
    value = ((Saved) checkpoint).value();
    drained = value;
    return List.of();
  }
}
