package io.venomqa.engine.explore;

import io.venomqa.engine.identity.Content;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.SystemFailure;
import io.venomqa.engine.world.World;
import io.venomqa.engine.world.World.WorldDrained;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Where the world is among the states of the search, and how it gets elsewhere.
final class Position {

  private static final int USUAL_RESTORES = 50;
  private static final int SHARE_OF_TIME = 30;

  private final World world;
  private final Track track;
  private final OptionalInt auditEvery;
  private final Findings findings;
  private final Rewalk rewalk;
  private Optional<Content> live = Optional.empty();
  private Optional<SearchNode> current = Optional.empty();
  private int unaudited;
  private long auditedAt = System.nanoTime();
  private long auditTook;
  private long nanos;

  Position(World world, Track track, OptionalInt auditEvery, Findings findings, Rewalk rewalk) {
    this.world = world;
    this.track = track;
    this.auditEvery = auditEvery;
    this.findings = findings;
    this.rewalk = rewalk;
  }

  /// Brings the world to a state. Does nothing where it is there already and nobody wrote since.
  ///
  /// @return whether it had to be brought there
  boolean goTo(SearchNode node) throws SystemFailure, InterruptedException {
    long before = System.nanoTime();
    boolean elsewhere = current.isEmpty() || current.get() != node;
    if (!elsewhere) {
      WorldDrained late = world.drain();
      if (late.written()) {
        findings.writtenLate(late.changes());
        elsewhere = true;
      }
    }
    if (elsewhere) {
      restore(node);
    }
    nanos += System.nanoTime() - before;
    return elsewhere;
  }

  /// The world was changed by a call and is at this state now, exactly.
  ///
  /// @param now what it holds; where nothing is restored, the context has the values of this walk
  void arrivedAt(SearchNode node, Content now) {
    current = Optional.of(node);
    live = isNeverRestored() ? Optional.of(now) : Optional.empty();
  }

  /// What the world holds where an action is to start from a state. Where nothing is restored, the
  /// world is brought there first, since the values of the context are those of each walk.
  Content contentAt(SearchNode node) throws SystemFailure, InterruptedException {
    if (!isNeverRestored()) {
      return node.content;
    }
    goTo(node);
    return live.orElse(node.content);
  }

  private boolean isNeverRestored() {
    return track.order() == RestoreOrder.NEVER;
  }

  /// Whether the world is known to be at a state, exactly.
  boolean isAt(SearchNode node) {
    return current.isPresent() && current.get() == node;
  }

  /// The number of the state where the world is exactly; empty where it is not known to be at one.
  OptionalInt here() {
    return current.isPresent() ? OptionalInt.of(current.get().number) : OptionalInt.empty();
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
    List<String> differences = differences();
    if (!differences.isEmpty()) {
      throw new AuditFailure(differences);
    }
  }

  /// Compares the world's whole content with what it should be.
  ///
  /// @return each difference in words
  List<String> differences() throws SystemFailure {
    long before = System.nanoTime();
    List<String> differences = world.audit();
    unaudited = 0;
    auditedAt = System.nanoTime();
    auditTook = auditedAt - before;
    return differences;
  }

  private void restore(SearchNode node) throws SystemFailure, InterruptedException {
    if (isNeverRestored()) {
      lost();
      live = Optional.of(rewalk.to(node));
      current = Optional.of(node);
      return;
    }
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
    unaudited++;
    if (auditIsDue()) {
      audit();
    }
  }

  /// Where nothing else was said, an audit waits until the last one, such as that of the proof, is
  /// a thirtieth of the time.
  private boolean auditIsDue() {
    if (auditEvery.isPresent()) {
      return unaudited >= auditEvery.getAsInt();
    }
    return unaudited >= USUAL_RESTORES
        && System.nanoTime() - auditedAt >= SHARE_OF_TIME * auditTook;
  }
}
