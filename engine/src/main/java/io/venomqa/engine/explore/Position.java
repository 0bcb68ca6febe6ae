package io.venomqa.engine.explore;

import io.venomqa.engine.world.SystemFailure;
import io.venomqa.engine.world.World;
import io.venomqa.engine.world.World.WorldDrained;
import java.util.List;
import java.util.Optional;

/// Where the world is among the states of the search, and how it gets elsewhere.
final class Position {

  private final World world;
  private final Track track;
  private final int auditEvery;
  private final Findings findings;
  private Optional<SearchNode> current = Optional.empty();
  private long restores;
  private long nanos;

  Position(World world, Track track, int auditEvery, Findings findings) {
    this.world = world;
    this.track = track;
    this.auditEvery = auditEvery;
    this.findings = findings;
  }

  /// Brings the world to a state. Does nothing where it is there already and nobody wrote since.
  void goTo(SearchNode node) throws SystemFailure, InterruptedException {
    long before = System.nanoTime();
    if (current.isEmpty() || current.get() != node) {
      restore(node);
    } else {
      WorldDrained late = world.drain();
      if (late.written()) {
        findings.writtenLate(late.changes());
        restore(node);
      }
    }
    nanos += System.nanoTime() - before;
  }

  /// The world was changed by a call and is at this state now, exactly.
  void arrivedAt(SearchNode node) {
    current = Optional.of(node);
  }

  /// The world may be anywhere: the next [#goTo] has to restore.
  void lost() {
    current = Optional.empty();
  }

  /// Time spent on the way so far.
  long nanos() {
    return nanos;
  }

  /// Compares the world's whole content with what it should be.
  ///
  /// @throws AuditFailure when it is not the same
  void audit() throws SystemFailure {
    List<String> differences = world.audit();
    if (!differences.isEmpty()) {
      throw new AuditFailure(differences);
    }
  }

  private void restore(SearchNode node) throws SystemFailure, InterruptedException {
    try {
      findings.writtenLate(track.restore(node.checkpoint));
    } catch (SystemFailure failure) {
      throw new SystemFailure(
          failure.system(),
          "could not be taken back to state s%d: %s".formatted(node.number, failure.getMessage()),
          failure.remedy(),
          failure);
    }
    current = Optional.of(node);
    restores++;
    if (restores % auditEvery == 0) {
      audit();
    }
  }
}
