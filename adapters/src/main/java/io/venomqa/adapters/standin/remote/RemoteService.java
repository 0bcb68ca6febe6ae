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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A service of the user's own that rolls itself back: `GET snapshot` gives bytes that only it can
/// read, `PUT restore` takes them, `GET observe` gives its content as JSON.
///
/// Only what `observe` shows is known: a write that leaves it as it was is not noticed.
public final class RemoteService implements Rollbackable, Inspectable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// At most so often is one and the same thing tried again that others write in the middle of.
  private static final int SNAPSHOTS = 5;

  private static final int RESTORES = 2;

  private record Saved(Body snapshot, Inventory inventory) implements Checkpoint {}

  private final String name;
  private final URI base;
  private final PlainClient client;
  private final Observer observer;
  private Saved drained = new Saved(Body.EMPTY, new Inventory(List.of(), Ignored.NOTHING));
  private Optional<Saved> initial = Optional.empty();

  /// Calls nothing yet.
  ///
  /// @param base what the three are below; a query goes along with each of them
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
  public boolean mayNeedTheApi() {
    return true;
  }

  @Override
  public RestoreOrder restoreOrder() {
    return RestoreOrder.ANY;
  }

  @Override
  public Drained begin() throws SystemFailure {
    drained = saved(observer.inventory());
    initial = Optional.of(drained);
    return new Drained(false, List.of(), drained.inventory().content());
  }

  @Override
  public Drained drain() throws SystemFailure {
    Inventory now = observer.inventory();
    Inventory before = drained.inventory();
    if (now.content().equals(before.content())) {
      drained = new Saved(drained.snapshot(), now);
      return new Drained(false, List.of(), now.content());
    }
    drained = saved(now);
    return new Drained(
        true, before.changesTo(name, drained.inventory()), drained.inventory().content());
  }

  @Override
  public Checkpoint checkpoint() {
    return drained;
  }

  /// A difference afterwards may be a write that came in between: that is tried once more.
  @Override
  public List<Change> restore(Checkpoint checkpoint) throws SystemFailure {
    if (!(checkpoint instanceof Saved to)) {
      throw new IllegalArgumentException("a checkpoint of another system");
    }
    Inventory found = observer.inventory();
    List<Change> late = new ArrayList<>();
    if (!found.content().equals(drained.inventory().content())) {
      late.addAll(drained.inventory().changesTo(name, found));
    }
    List<String> differences = List.of();
    for (int tries = 0; tries < RESTORES; tries++) {
      client.send("PUT restore", "PUT", at("restore"), to.snapshot().bytes());
      Inventory now = observer.inventory();
      differences = now.differencesTo(to.inventory());
      if (differences.isEmpty()) {
        drained = to;
        return late;
      }
      late.addAll(to.inventory().changesTo(name, now));
    }
    throw new SystemFailure(
        name,
        "after PUT restore, GET observe is not what it was at the snapshot: "
            + String.join("; ", differences),
        "The service must bring back all that its snapshot was made of.");
  }

  @Override
  public List<String> audit() throws SystemFailure {
    return observer.inventory().differencesTo(drained.inventory());
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

  /// A snapshot of what is shown both before and after it was taken.
  private Saved saved(Inventory before) throws SystemFailure {
    Inventory shown = before;
    for (int tries = 0; tries < SNAPSHOTS; tries++) {
      Body snapshot = Body.of(client.send("GET snapshot", "GET", at("snapshot"), new byte[0]));
      Inventory after = observer.inventory();
      if (after.content().equals(shown.content())) {
        return new Saved(snapshot, after);
      }
      shown = after;
    }
    throw new SystemFailure(
        name,
        "it does not come to rest: GET observe was different before and after GET snapshot, %d times"
            .formatted(SNAPSHOTS),
        "See that the API has finished its work when it answers.");
  }

  private URI at(String what) {
    String query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
    String path = String.valueOf(base).replaceFirst("\\?.*$", "").replaceFirst("/+$", "");
    return URI.create(path + "/" + what + query);
  }
}
