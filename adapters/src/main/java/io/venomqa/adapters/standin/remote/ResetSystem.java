package io.venomqa.adapters.standin.remote;

import io.venomqa.adapters.project.SystemSettings;
import io.venomqa.adapters.standin.Ignored;
import io.venomqa.adapters.standin.Inventory;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.Inspectable;
import io.venomqa.engine.world.QueryFailure;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.Rollbackable;
import io.venomqa.engine.world.SystemFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A system that can only be put back to its beginning, by a command or a request of the user's
/// own. Where nothing shows its content, it is not known what calls do to it.
public final class ResetSystem implements Rollbackable, Inspectable {

  /// @param inventory what it held; of the beginning alone a way back is known
  private record Saved(boolean beginning, Inventory inventory) implements Checkpoint {}

  private final SystemSettings.Reset settings;
  private final Path folder;
  private final PlainClient client;
  private final Optional<Observer> observer;
  private Inventory drained = new Inventory(List.of(), Ignored.NOTHING);
  private Optional<Inventory> initial = Optional.empty();
  private boolean atBeginning;

  /// Resets nothing yet.
  ///
  /// @param folder the project's
  public ResetSystem(SystemSettings.Reset settings, Path folder, Ignored ignored) {
    this.settings = settings;
    this.folder = folder;
    this.client = new PlainClient(settings.name(), settings.timeout());
    this.observer =
        settings.observe().map(url -> new Observer(settings.name(), client, url, ignored));
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public String kind() {
    return "other system";
  }

  @Override
  public String mechanism() {
    return "reset and replay";
  }

  @Override
  public boolean mayNeedTheApi() {
    return true;
  }

  @Override
  public RestoreOrder restoreOrder() {
    return RestoreOrder.BY_REPLAY;
  }

  @Override
  public boolean isObservable() {
    return observer.isPresent();
  }

  /// Resets it: the content from then on is the initial one.
  @Override
  public Drained begin() throws SystemFailure {
    reset();
    drained = observed();
    initial = Optional.of(drained);
    atBeginning = true;
    return new Drained(false, List.of(), drained.content());
  }

  @Override
  public Drained drain() throws SystemFailure {
    Inventory now = observed();
    boolean written = !now.content().equals(drained.content());
    List<Change> changes = written ? drained.changesTo(name(), now) : List.of();
    atBeginning &= !written && isObservable();
    drained = now;
    return new Drained(written, changes, now.content());
  }

  @Override
  public Checkpoint checkpoint() {
    return new Saved(atBeginning, drained);
  }

  @Override
  public List<Change> restore(Checkpoint checkpoint) throws SystemFailure {
    if (!(checkpoint instanceof Saved to)) {
      throw new IllegalArgumentException("a checkpoint of another system");
    }
    if (!to.beginning()) {
      throw new IllegalArgumentException("only the beginning can be restored");
    }
    List<Change> late = drain().changes();
    reset();
    Inventory now = observed();
    List<String> differences = now.differencesTo(to.inventory());
    if (!differences.isEmpty()) {
      throw new SystemFailure(
          name(),
          "after its reset it is not what it was after the first one: "
              + String.join("; ", differences),
          "The reset must always lead to the same content. Columns that differ each time can be left out by state.ignore.");
    }
    drained = now;
    atBeginning = true;
    return late;
  }

  @Override
  public List<String> audit() throws SystemFailure {
    return observed().differencesTo(drained);
  }

  @Override
  public void end() throws SystemFailure {
    if (initial.isPresent()) {
      initial = Optional.empty();
      reset();
    }
  }

  @Override
  public List<View> views() {
    return observer.isPresent() ? List.of(new View("state", false)) : List.of();
  }

  @Override
  public @Nullable Object look(String view, List<? extends @Nullable Object> arguments)
      throws QueryFailure {
    return observer.isPresent() ? observer.get().look() : null;
  }

  @Override
  public void close() {
    client.close();
  }

  private Inventory observed() throws SystemFailure {
    return observer.isPresent()
        ? observer.get().inventory()
        : new Inventory(List.of(), Ignored.NOTHING);
  }

  private void reset() throws SystemFailure {
    switch (settings.call()) {
      case SystemSettings.ResetCall.Command(List<String> words) ->
          new ResetCommand(name(), folder, words, settings.timeout()).run();
      case SystemSettings.ResetCall.Http(String method, var url) ->
          client.send("the reset (" + method + ")", method, url, new byte[0]);
    }
  }
}
