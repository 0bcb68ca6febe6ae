package io.venomqa.engine.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Goes on from states that something was seen with for the first time: a status of an action, a
/// table that it changed, rows in other tables or more of them than in any state before. The more
/// is new the sooner, and the newest such state first. Where nothing is new, nearest states first.
/// In a state, the action that was tried least often comes first.
public final class CoverageFirst implements SearchStrategy {

  private final PriorityQueue<Open> queue =
      new PriorityQueue<>(
          Comparator.<Open>comparingInt(open -> -open.news)
              .thenComparingInt(open -> open.news > 0 ? -open.state : open.depth)
              .thenComparingInt(open -> open.state));
  private final List<Integer> calls = new ArrayList<>();
  private final Map<Integer, Integer> newsOfFound = new HashMap<>();

  private record Open(int state, int depth, int news) {}

  @Override
  public String name() {
    return "coverage";
  }

  @Override
  public void opened(int state, Untried untried) {
    // What was new once is not new any more when a state is opened again.
    int news = newsOfFound.getOrDefault(state, 0);
    newsOfFound.remove(state);
    queue.add(new Open(state, untried.depth(state), news));
  }

  @Override
  public Call next(Untried untried) {
    while (!untried.isOpen(queue.element().state)) {
      queue.remove();
    }
    int state = queue.element().state;
    return new Call(
        state,
        untried.actions(state).stream().min(Comparator.comparingInt(this::callsOf)).orElseThrow());
  }

  @Override
  public void tried(Call call, News news) {
    while (calls.size() <= call.action()) {
      calls.add(0);
    }
    calls.set(call.action(), calls.get(call.action()) + 1);
    if (news.state()) {
      newsOfFound.put(news.to(), news.weight());
    }
  }

  private int callsOf(int action) {
    return action < calls.size() ? calls.get(action) : 0;
  }
}
