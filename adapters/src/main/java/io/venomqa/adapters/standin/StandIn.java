package io.venomqa.adapters.standin;

import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ScriptError;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.Inspectable;
import io.venomqa.engine.world.QueryFailure;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.Rollbackable;
import io.venomqa.engine.world.Scripted;
import io.venomqa.engine.world.SystemFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A server of VenomQA's own that the API uses in place of a real one. It listens from the start to
/// [#close]; its content is in memory only, so nothing of it outlives VenomQA.
///
/// @param <S> the content, immutable: a checkpoint is the content itself
public final class StandIn<S> implements Rollbackable, Inspectable, Scripted {

  /// Without its inventory, which is made again from the state when that is gone back to: there are
  /// many checkpoints.
  private record Saved<S>(Object owner, S state) implements Checkpoint {}

  private final String name;
  private final Content<S> content;
  private final Held<S> held;
  private final Ignored ignored;
  private final Server server;
  private Held.Snapshot<S> drained;
  private Inventory inventory;
  private Optional<Saved<S>> initial = Optional.empty();

  /// @param held what the server changes
  /// @param server listens already; closed with this
  public StandIn(String name, Content<S> content, Held<S> held, Ignored ignored, Server server) {
    this.name = name;
    this.content = content;
    this.held = held;
    this.ignored = ignored;
    this.server = server;
    this.drained = held.snapshot();
    this.inventory = inventory(drained.state());
  }

  /// Where it listens: see [Server#addresses].
  public Map<String, String> addresses() {
    return server.addresses();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String kind() {
    return content.kind();
  }

  @Override
  public String mechanism() {
    return "stand-in";
  }

  @Override
  public RestoreOrder restoreOrder() {
    return RestoreOrder.ANY;
  }

  @Override
  public Drained begin() throws SystemFailure {
    Drained begun = drain();
    initial = Optional.of(saved());
    return new Drained(false, List.of(), begun.content());
  }

  @Override
  public Drained drain() throws SystemFailure {
    requireRoom();
    Held.Snapshot<S> now = held.snapshot();
    if (now.writes() == drained.writes()) {
      return new Drained(false, List.of(), inventory.content());
    }
    Inventory after = inventory(now.state());
    List<Change> changes = inventory.changesTo(name, after);
    drained = now;
    inventory = after;
    return new Drained(true, changes, after.content());
  }

  @Override
  public Checkpoint checkpoint() {
    return saved();
  }

  @Override
  public List<Change> restore(Checkpoint checkpoint) throws SystemFailure {
    requireRoom();
    return back(own(checkpoint));
  }

  @Override
  public List<String> audit() {
    Held.Snapshot<S> now = held.snapshot();
    // What was written since is told by the next drain, and is no fault of a rollback.
    return now.writes() == drained.writes()
        ? inventory(now.state()).differencesTo(inventory)
        : List.of();
  }

  @Override
  public void end() {
    initial.ifPresent(this::back);
    initial = Optional.empty();
  }

  @Override
  public List<View> views() {
    return content.views();
  }

  @Override
  public @Nullable Object look(String view, List<? extends @Nullable Object> arguments)
      throws QueryFailure {
    return content.look(view, arguments, held.now());
  }

  @Override
  public List<ScriptError> takeFailures() {
    return held.takeFailures();
  }

  @Override
  public void close() {
    server.close();
  }

  private Saved<S> saved() {
    return new Saved<>(held, drained.state());
  }

  private List<Change> back(Saved<S> to) {
    Held.Snapshot<S> before = held.replace(to.state());
    List<Change> late =
        before.writes() == drained.writes()
            ? List.of()
            : inventory.changesTo(name, inventory(before.state()));
    drained = new Held.Snapshot<>(to.state(), before.writes());
    inventory = inventory(to.state());
    return late;
  }

  private Inventory inventory(S state) {
    return new Inventory(content.items(state), ignored);
  }

  private void requireRoom() throws SystemFailure {
    Optional<String> overflow = held.overflow();
    if (overflow.isPresent()) {
      throw new SystemFailure(
          name,
          overflow.get(),
          "A stand-in keeps what a test needs. Look for a loop in the API, or explore less at once"
              + " (scope, limits.depth).");
    }
  }

  @SuppressWarnings("unchecked") // Whoever holds our content made it.
  private Saved<S> own(Checkpoint checkpoint) {
    if (checkpoint instanceof Saved<?> saved && saved.owner() == held) {
      return (Saved<S>) saved;
    }
    throw new IllegalArgumentException("a checkpoint of another system");
  }
}
