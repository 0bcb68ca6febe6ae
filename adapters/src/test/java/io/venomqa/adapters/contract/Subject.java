package io.venomqa.adapters.contract;

import io.venomqa.engine.world.Rollbackable;
import java.io.IOException;
import java.util.Random;

/// A system under test, the API that writes to it, and dumps of it. What a circumstance means for a
/// kind of system is said here; where it means nothing, the method says why by `Assumptions.abort`.
public interface Subject extends AutoCloseable {

  Rollbackable system();

  /// One call of the API, over one of the connections that it keeps open, in that one's settings:
  /// some succeed, some are refused, some change nothing, some are rolled back.
  void call(Random random) throws Exception;

  /// One write of the API's that always changes the content, and is committed when this returns.
  ///
  /// @param marker to be part of what is written
  /// @return what is part of it, and so of the rows of the change: the marker, or what stands for
  ///   it
  String write(String marker) throws Exception;

  /// Begins such a write, by a client of its own, and stops in the middle.
  Held hold(String marker) throws Exception;

  /// The whole content as text, equal only where the content is, without what VenomQA added. Taken
  /// by another process or by a plain client.
  String dump() throws Exception;

  /// The same by a connection that was opened, and has read, before the run, and has done nothing
  /// since; each time by the one that was idle for longest.
  String dumpByIdle() throws Exception;

  /// Ends what serves the API and its data, and starts it again with all that was committed.
  void restart() throws Exception;

  /// Everything that VenomQA left in the system, in words; empty when nothing.
  String leftBehind() throws Exception;

  @Override
  void close() throws IOException;

  /// A client in the middle of a write.
  interface Held extends AutoCloseable {

    /// What names the client in a failure; empty where nobody has to wait for it.
    String culprit();

    /// Whether others can read meanwhile.
    default boolean letsOthersIn() {
      return true;
    }

    /// Commits what it has begun.
    ///
    /// @return as [Subject#write]
    String commit() throws Exception;

    @Override
    void close() throws IOException;
  }
}
