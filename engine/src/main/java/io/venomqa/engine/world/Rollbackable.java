package io.venomqa.engine.world;

import io.venomqa.engine.model.Change;
import java.util.List;
import java.util.Map;

/// A system that the API keeps its data in, and that can be put back to where it was: a rollback
/// system.
///
/// The life of one: [#begin], then any number of [#drain], [#checkpoint], [#restore] and [#audit],
/// then [#end]. Used by one thread at a time. What the API's process has open stays open
/// throughout.
public interface Rollbackable extends AutoCloseable {

  /// Its name in the project, such as `db`.
  String name();

  /// What it is, for people, such as `SQLite`.
  String kind();

  /// How it goes back, for people, such as `undo log`. Known after [#begin].
  String mechanism();

  RestoreOrder restoreOrder();

  /// Whether its content can be read. Where it cannot, [Drained] is always the same, and what calls
  /// do to the system shows in the API's answers alone.
  default boolean isObservable() {
    return true;
  }

  /// Whether it goes back by calls that the API itself may serve, which then has to be there until
  /// [#end].
  default boolean mayNeedTheApi() {
    return false;
  }

  /// Makes the present content the initial one and starts to watch what is written.
  ///
  /// @throws SystemFailure when the system cannot be reached, is in use by another run, or holds
  ///   what a dead run left and somebody has written since
  Drained begin() throws SystemFailure;

  /// Its tables, each with its columns, as its changes name them; empty where that is not known
  /// beforehand. Known after [#begin].
  default Map<String, List<String>> tables() {
    return Map.of();
  }

  /// The columns of each table's primary key, by the table's name, as far as they are known. Known
  /// after [#begin].
  default Map<String, List<String>> keys() {
    return Map.of();
  }

  /// What numbers new rows. Known after [#begin].
  default List<Counter> counters() throws SystemFailure {
    return List.of();
  }

  /// Moves counters on, so that the numbers which are given next are others. What this writes
  /// belongs to nobody's call; [#restore] takes it back.
  ///
  /// @param smallest no counter is moved on by less
  /// @return how far each was moved on, by its name, no two alike; those that cannot be moved are
  ///   left out
  default Map<String, Long> moveCounters(long smallest) throws SystemFailure {
    return Map.of();
  }

  /// Waits, bounded, until nobody is writing, and tells what was written since the last drain or
  /// restore.
  Drained drain() throws SystemFailure;

  /// A handle to the content as it was when last drained. Only to be called when nothing was
  /// written since.
  Checkpoint checkpoint() throws SystemFailure;

  /// Goes back to a checkpoint, in one transaction.
  ///
  /// @return what was found to have been written since the last drain, now undone as well: writes
  ///   of nobody's call
  List<Change> restore(Checkpoint checkpoint) throws SystemFailure;

  /// Reads the whole content and compares it with what it should be.
  ///
  /// @return each difference in words, with table and row; empty when it is exact
  List<String> audit() throws SystemFailure;

  /// Goes back to the initial content, proves it, and takes away everything that was added to the
  /// system in order to watch it. Does nothing when not begun or already ended.
  void end() throws SystemFailure;

  /// Closes connections. Does not restore: see [#end].
  @Override
  void close();
}
