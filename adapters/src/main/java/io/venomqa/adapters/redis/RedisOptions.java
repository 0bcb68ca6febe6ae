package io.venomqa.adapters.redis;

import io.venomqa.adapters.project.Recover;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// How a Redis database is rolled back.
///
/// @param ignore what does not count as state: `session:*.*` for keys, `*.updated_at` for a field
///   of hashes, `*` standing for any part of a name; restored like all the rest
/// @param recover what to do when a dead run left the database changed and somebody has written to
///   it since
/// @param workDir a folder of VenomQA's own for the safety copy and the heartbeat; made when
///   missing
/// @param timeout how long to wait for an answer of the server, and for the server to come back
///   after it was restarted
public record RedisOptions(
    Mechanism mechanism, List<String> ignore, Recover recover, Path workDir, Duration timeout) {

  public RedisOptions {
    ignore = List.copyOf(ignore);
  }

  /// How to find what was written.
  public enum Mechanism {
    /// Keyspace events where the server and the user's rights allow them, else whole copies.
    AUTO,
    /// The server names each key that is written; at the cost of the change.
    KEYSPACE_EVENTS,
    /// Everything is read again and again.
    COPY
  }

  public static RedisOptions defaults(Path workDir) {
    return new RedisOptions(Mechanism.AUTO, List.of(), Recover.ASK, workDir, Duration.ofSeconds(5));
  }
}
