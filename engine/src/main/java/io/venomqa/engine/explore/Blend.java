package io.venomqa.engine.explore;

import java.util.List;

/// Two strategies in turns: what is new by coverage, long sequences by walking at random. Whichever
/// suits the bug finds it in a few times the calls that it would need alone.
public final class Blend implements SearchStrategy {

  private static final int CALLS_IN_TURN = 8;

  private final long seed;
  private final List<SearchStrategy> parts;
  private int calls;

  /// @param seed the same one makes the same choices
  public Blend(long seed) {
    this.seed = seed;
    this.parts = List.of(new CoverageFirst(), new RandomWalk(seed));
  }

  @Override
  public String name() {
    return "blend, seed " + seed;
  }

  @Override
  public void opened(int state, Untried untried) {
    parts.forEach(part -> part.opened(state, untried));
  }

  @Override
  public Call next(Untried untried) {
    return parts.get(calls++ / CALLS_IN_TURN % parts.size()).next(untried);
  }

  @Override
  public void tried(Call call, News news) {
    parts.forEach(part -> part.tried(call, news));
  }
}
