package io.venomqa.engine.explore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/// From where a call led, any call that was not tried there yet, and so on, as a user who clicks at
/// random. Every other walk takes actions first that its path has fewest effective calls of: it
/// gets further, while the others do the same thing again.
///
/// A walk ends after some calls, or where nothing is left to try. The next one begins in the
/// initial state, and once that has nothing left, in any state that has.
public final class RandomWalk implements SearchStrategy {

  private static final int LONGEST = 20;

  private final long seed;
  private final Random random;
  private final List<Integer> states = new ArrayList<>();
  private final BitSet listed = new BitSet();
  private int here;
  private int walked = LONGEST;
  private boolean onwards;

  /// @param seed the same one makes the same choices
  public RandomWalk(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  @Override
  public String name() {
    return "random, seed " + seed;
  }

  @Override
  public void opened(int state, Untried untried) {
    if (!listed.get(state)) {
      listed.set(state);
      states.add(state);
    }
  }

  @Override
  public Call next(Untried untried) {
    if (walked++ >= LONGEST || !untried.isOpen(here)) {
      here = beginning(untried);
      walked = 1;
      onwards = !onwards;
    }
    List<Integer> actions =
        onwards ? fewestCalls(untried.actions(here), untried) : untried.actions(here);
    return new Call(here, actions.get(random.nextInt(actions.size())));
  }

  @Override
  public void tried(Call call, News news) {
    here = news.to();
  }

  private List<Integer> fewestCalls(List<Integer> actions, Untried untried) {
    int fewest =
        actions.stream().mapToInt(action -> untried.round(here, action)).min().orElseThrow();
    return actions.stream().filter(action -> untried.round(here, action) == fewest).toList();
  }

  private int beginning(Untried untried) {
    if (untried.isOpen(0)) {
      return 0;
    }
    int place = random.nextInt(states.size());
    while (!untried.isOpen(states.get(place))) {
      listed.clear(states.get(place));
      states.set(place, states.getLast());
      states.removeLast();
      place = random.nextInt(states.size());
    }
    return states.get(place);
  }
}
