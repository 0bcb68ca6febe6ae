package io.venomqa.adapters.redis;

import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.Inspectable;
import io.venomqa.engine.world.QueryFailure;
import io.venomqa.engine.world.Recoverable;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.Rollbackable;
import io.venomqa.engine.world.SystemFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/// A logical database of a Redis server that the API keeps its connections to while it is rolled
/// back: to any checkpoint, exactly. Time stands still for keys that expire: a restored key has the
/// time to live that it had at the checkpoint.
public final class RedisSystem implements Rollbackable, Inspectable, Recoverable {

  private final String name;
  private final RedisServer server;
  private final RedisOptions options;
  private @Nullable RedisSession session;
  private @Nullable Views views;

  /// @param name the system's name in the project
  public RedisSystem(String name, RedisServer server, RedisOptions options) {
    this.name = name;
    this.server = server;
    this.options = options;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String kind() {
    return "Redis";
  }

  @Override
  public String mechanism() {
    return session == null ? "" : session.mechanism();
  }

  @Override
  public RestoreOrder restoreOrder() {
    return RestoreOrder.ANY;
  }

  @Override
  public Optional<String> recover() throws SystemFailure {
    return attempt(() -> Recovery.recover(name, server, options).map(RedisSystem::toldOf));
  }

  private static String toldOf(Path copy) {
    return "What a run that was killed had left was taken back, and with it all that was written"
        + " about the moment of its end. A copy from before, for redis-cli --pipe, is kept: "
        + copy;
  }

  @Override
  public Drained begin() throws SystemFailure {
    if (session != null) {
      throw new IllegalStateException("Begun already.");
    }
    return attempt(() -> {
      Recovery.recover(name, server, options);
      RedisSession begun = RedisSession.begin(name, server, options);
      session = begun;
      return new Drained(false, List.of(), begun.rollback().now().state());
    });
  }

  @Override
  public Drained drain() throws SystemFailure {
    RedisSession begun = begun();
    return attempt(() -> {
      Drained drained = connected(begun, begun.rollback()::drain);
      if (drained.written()) {
        begun.journal().write(begun.rollback().now());
      }
      return drained;
    });
  }

  @Override
  public Checkpoint checkpoint() {
    return begun().rollback().now();
  }

  @Override
  public List<Change> restore(Checkpoint checkpoint) throws SystemFailure {
    RedisSession begun = begun();
    List<Change> late = new ArrayList<>();
    return attempt(() -> {
      ContentHash before = begun.rollback().now().content();
      Position target = (Position) checkpoint;
      connected(
          begun,
          () -> {
            begun.rollback().restore(target, late);
            return target;
          });
      if (!target.content().equals(before)) {
        begun.journal().write(target);
      }
      return List.copyOf(late);
    });
  }

  @Override
  public List<String> audit() throws SystemFailure {
    RedisSession begun = begun();
    return attempt(() -> connected(begun, begun.rollback()::audit));
  }

  @Override
  public void end() throws SystemFailure {
    RedisSession ending = session;
    if (ending == null) {
      return;
    }
    attempt(() ->
        connected(
            ending,
            () -> {
              ending.end(server);
              return name;
            }));
    session = null;
  }

  @Override
  public List<View> views() {
    return Views.ALL;
  }

  @Override
  public @Nullable Object look(String view, List<? extends @Nullable Object> arguments)
      throws QueryFailure {
    try {
      if (views == null) {
        views = new Views(Link.open(server, options.timeout()));
      }
      return views.look(view, arguments);
    } catch (JedisConnectionException lost) {
      closeViews(); // the next look connects again
      throw new QueryFailure(String.valueOf(Failures.of(name, server, lost).getMessage()), lost);
    } catch (JedisException e) {
      throw new QueryFailure(String.valueOf(Failures.of(name, server, e).getMessage()), e);
    }
  }

  @Override
  public void close() {
    closeViews();
    if (session != null) {
      session.close();
      session = null;
    }
  }

  private void closeViews() {
    if (views != null) {
      views.link().close();
      views = null;
    }
  }

  private RedisSession begun() {
    if (session == null) {
      throw new IllegalStateException("Not begun.");
    }
    return session;
  }

  private interface Attempt<T> {
    T run() throws SystemFailure, IOException;
  }

  /// Does something once more when the connection was lost, as by a restart of the server.
  private static <T> T connected(RedisSession session, Attempt<T> attempt)
      throws SystemFailure, IOException {
    try {
      return attempt.run();
    } catch (JedisConnectionException lost) {
      session.rollback().connectionWasLost();
      session.connected().reconnect();
      return attempt.run();
    }
  }

  private <T> T attempt(Attempt<T> attempt) throws SystemFailure {
    try {
      return attempt.run();
    } catch (JedisException e) {
      throw Failures.of(name, server, e);
    } catch (IOException e) {
      throw new SystemFailure(
          name,
          "The work folder " + options.workDir() + " cannot be used: " + e.getMessage(),
          "Check that it can be written and has room for a copy of the database.",
          e);
    }
  }
}
