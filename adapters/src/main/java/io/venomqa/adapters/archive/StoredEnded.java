package io.venomqa.adapters.archive;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.model.Coverage;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Ending.ClosedScope;
import io.venomqa.engine.model.Limit;
import io.venomqa.engine.model.NotGoneBeyond;
import io.venomqa.engine.model.Sameness;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The end of a run, as it is kept.
///
/// @param scope in words, where everything in it was tried; else the largest smaller one in which
///   everything was, if any
/// @param cause of its breaking off, if it was
/// @param reason why it could not go on
/// @param remedy what to do about that
record StoredEnded(
    Kind kind,
    String scope,
    NotGoneBeyond notGoneBeyond,
    List<String> abstractions,
    Set<Limit> limits,
    int waiting,
    List<Ending.Cause> cause,
    String reason,
    String remedy,
    Coverage coverage,
    Sameness sameness,
    long durationNanos) {

  enum Kind {
    EXHAUSTED,
    LIMIT_REACHED,
    STOPPED,
    ABORTED
  }

  static StoredEnded of(Ending ending, Coverage coverage, Sameness sameness, long nanos) {
    return switch (ending) {
      case Ending.Exhausted(var scope, var abstractions, var notGoneBeyond) ->
          new StoredEnded(
              Kind.EXHAUSTED,
              scope,
              notGoneBeyond,
              abstractions,
              Set.of(),
              0,
              List.of(),
              "",
              "",
              coverage,
              sameness,
              nanos);
      case Ending.LimitReached(var limits, int waiting, var closed) ->
          unfinished(Kind.LIMIT_REACHED, limits, waiting, closed, coverage, sameness, nanos);
      case Ending.Stopped(int waiting, var closed) ->
          unfinished(Kind.STOPPED, Set.of(), waiting, closed, coverage, sameness, nanos);
      case Ending.Aborted(var cause, String reason, String remedy) ->
          new StoredEnded(
              Kind.ABORTED,
              "",
              NotGoneBeyond.NOTHING,
              List.of(),
              Set.of(),
              0,
              List.of(cause),
              reason,
              remedy,
              coverage,
              sameness,
              nanos);
    };
  }

  private static StoredEnded unfinished(
      Kind kind,
      Set<Limit> limits,
      int waiting,
      Optional<ClosedScope> closed,
      Coverage coverage,
      Sameness sameness,
      long nanos) {
    return new StoredEnded(
        kind,
        closed.map(ClosedScope::scope).orElse(""),
        closed.map(ClosedScope::notGoneBeyond).orElse(NotGoneBeyond.NOTHING),
        List.of(),
        limits,
        waiting,
        List.of(),
        "",
        "",
        coverage,
        sameness,
        nanos);
  }

  /// The event that it was.
  ///
  /// @throws RuntimeException when something of it is not there
  ExplorationEvent.Ended event() {
    return new ExplorationEvent.Ended(ending(), coverage, sameness, durationNanos);
  }

  private Ending ending() {
    return switch (kind) {
      case EXHAUSTED -> new Ending.Exhausted(scope, abstractions, notGoneBeyond);
      case LIMIT_REACHED -> new Ending.LimitReached(limits, waiting, closed());
      case STOPPED -> new Ending.Stopped(waiting, closed());
      case ABORTED -> new Ending.Aborted(cause.getFirst(), reason, remedy);
    };
  }

  private Optional<ClosedScope> closed() {
    return scope.isEmpty() ? Optional.empty() : Optional.of(new ClosedScope(scope, notGoneBeyond));
  }
}
