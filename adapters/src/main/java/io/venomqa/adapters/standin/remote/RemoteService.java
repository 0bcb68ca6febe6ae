package io.venomqa.adapters.standin.remote;

import io.venomqa.adapters.standin.Ignored;
import io.venomqa.adapters.standin.Inventory;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.Inspectable;
import io.venomqa.engine.world.QueryFailure;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.Rollbackable;
import io.venomqa.engine.world.SystemFailure;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A service of the user's own that rolls itself back: `GET snapshot` gives bytes that only it can
/// read, `PUT restore` takes them, `GET observe` gives its content as JSON.
///
/// Only what `observe` shows is known: a write that leaves it as it was is not noticed.
public final class RemoteService implements Rollbackable, Inspectable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private record Saved(Body snapshot, Inventory inventory) implements Checkpoint {}

  private final String name;
  private final URI base;
  private final PlainClient client;
  private final Observer observer;
  private Inventory drained = new Inventory(List.of(), Ignored.NOTHING);
  private Optional<Saved> initial = Optional.empty();

  /// Calls nothing yet.
  ///
  /// @param base what the three are below, without a slash at its end
  public RemoteService(String name, URI base, Ignored ignored) {
    this.name = name;
    this.base = base;
    this.client = new PlainClient(name, PATIENCE);
    this.observer = new Observer(name, client, at("observe"), ignored);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String kind() {
    return "service";
  }

  @Override
  public String mechanism() {
    return "its own snapshots";
  }

  @Override
  public RestoreOrder restoreOrder() {
    return RestoreOrder.ANY;
  }

  @Override
  public Drained begin() throws SystemFailure {
    drained = observer.inventory();
    initial = Optional.of(saved());
    return new Drained(false, List.of(), drained.content());
  }

  @Override
  public Drained drain() throws SystemFailure {
    Inventory now = observer.inventory();
    boolean written = !now.content().equals(drained.content());
    List<Change> changes = written ? drained.changesTo(name, now) : List.of();
    drained = now;
    return new Drained(written, changes, now.content());
  }

  @Override
  public Checkpoint checkpoint() throws SystemFailure {
    return saved();
  }

  @Override
  public List<Change> restore(Checkpoint checkpoint) throws SystemFailure {
    if (!(checkpoint instanceof Saved to)) {
      throw new IllegalArgumentException("a checkpoint of another system");
    }
    List<Change> late = drain().changes();
    client.send("PUT restore", "PUT", at("restore"), to.snapshot().bytes());
    Inventory now = observer.inventory();
    List<String> differences = now.differencesTo(to.inventory());
    if (!differences.isEmpty()) {
      throw new SystemFailure(
          name,
          "after PUT restore, GET observe is not what it was at the snapshot: "
              + String.join("; ", differences),
          "The service must bring back all that its snapshot was made of.");
    }
    drained = now;
    return late;
  }

  @Override
  public List<String> audit() throws SystemFailure {
    return observer.inventory().differencesTo(drained);
  }

  @Override
  public void end() throws SystemFailure {
    if (initial.isPresent()) {
      Saved to = initial.get();
      initial = Optional.empty();
      restore(to);
    }
  }

  @Override
  public List<View> views() {
    return List.of(new View("state", false));
  }

  @Override
  public @Nullable Object look(String view, List<? extends @Nullable Object> arguments)
      throws QueryFailure {
    return observer.look();
  }

  @Override
  public void close() {
    client.close();
  }

  private Saved saved() throws SystemFailure {
    return new Saved(
        Body.of(client.send("GET snapshot", "GET", at("snapshot"), new byte[0])), drained);
  }

  private URI at(String what) {
    return URI.create(base + "/" + what);
  }
}
