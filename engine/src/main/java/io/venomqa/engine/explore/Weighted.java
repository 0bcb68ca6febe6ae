package io.venomqa.engine.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Draws the action first: one that was tried seldom is more likely, and so is one whose calls
/// brought something new lately. It is tried where the world is, if it waits there, and else in the
/// state that waits for it longest.
public final class Weighted implements SearchStrategy {

  private static final double NEWS = 4;

  /// What is left of the news of one call after the action's next.
  private static final double FADING = 0.8;

  private final long seed;
  private final Random random;
  private final List<Tried> byAction = new ArrayList<>();

  /// What is known of an action.
  private static final class Tried {
    final ArrayDeque<Integer> states = new ArrayDeque<>();
    int calls;
    double news;

    double weight() {
      return (1 + news) / (1 + calls);
    }
  }

  /// @param seed the same one makes the same choices
  public Weighted(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  @Override
  public String name() {
    return "weighted, seed " + seed;
  }

  @Override
  public void opened(int state, Untried untried) {
    for (int action : untried.actions(state)) {
      while (byAction.size() <= action) {
        byAction.add(new Tried());
      }
      byAction.get(action).states.addLast(state);
    }
  }

  @Override
  public Call next(Untried untried) {
    double sum = 0;
    for (int action = 0; action < byAction.size(); action++) {
      sum += weight(action, untried);
    }
    double drawn = random.nextDouble() * sum;
    int chosen = -1;
    for (int action = 0; action < byAction.size() && drawn >= 0; action++) {
      double weight = weight(action, untried);
      if (weight > 0) {
        chosen = action;
        drawn -= weight;
      }
    }
    int here = untried.here().orElse(-1);
    return here >= 0 && untried.waits(here, chosen)
        ? new Call(here, chosen)
        : new Call(byAction.get(chosen).states.getFirst(), chosen);
  }

  /// 0 where an action waits nowhere.
  private double weight(int action, Untried untried) {
    Tried tried = byAction.get(action);
    while (!tried.states.isEmpty() && !untried.waits(tried.states.getFirst(), action)) {
      tried.states.removeFirst();
    }
    return tried.states.isEmpty() ? 0 : tried.weight();
  }

  @Override
  public void tried(Call call, News news) {
    Tried tried = byAction.get(call.action());
    tried.calls++;
    tried.news = tried.news * FADING + NEWS * news.weight();
  }
}
