package io.venomqa.engine.identity;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Learned;
import io.venomqa.engine.model.Learned.Kind;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.StateId;
import io.venomqa.engine.world.Counter;
import io.venomqa.engine.world.World.WorldDrained;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Keeps what states hold, says which are the same, and learns what their values mean. Used by one
/// thread.
public final class StateIdentity {

  private final Meanings meanings;
  private final Rows rows;
  private final Identity identity;
  private final News news;
  private final boolean lastStatusCounts;
  private Map<String, ContentHash> begun = Map.of();
  private int calls;

  /// @param counters by `system.counter`, known once the world has begun
  /// @param abstraction what counts
  /// @param before what earlier runs found out
  public StateIdentity(
      Map<String, Counter> counters, Abstraction abstraction, List<Learned> before) {
    Map<String, Long> last = new HashMap<>();
    Map<String, Source> reusing = new HashMap<>();
    counters.forEach((name, counter) -> {
      last.put(name, counter.last());
      if (counter.isReusing()) {
        String system = name.substring(0, name.length() - counter.name().length() - 1);
        int dot = counter.numbered().lastIndexOf('.');
        reusing.put(
            name,
            new Source(
                system,
                counter.numbered().substring(0, dot),
                counter.numbered().substring(dot + 1)));
      }
    });
    this.lastStatusCounts = abstraction.includesLastStatus();
    this.meanings = new Meanings(last, abstraction.kept());
    before.forEach(meanings::recall);
    this.news = new News(meanings);
    this.rows = new Rows(meanings, abstraction.ignored());
    this.identity =
        new Identity(
            rows,
            new ContextFacts(meanings, abstraction.contextKeys()),
            meanings,
            reusing,
            abstraction.ordered());
  }

  /// Of a world in which nothing is restored: nothing but the context is known, and every number
  /// may be what fresh resources are called by.
  public static StateIdentity ofFreshResources(Abstraction abstraction, List<Learned> before) {
    return new StateIdentity(
        Map.of(FreshNumbers.COUNTER, new Counter(FreshNumbers.COUNTER, Long.MIN_VALUE)),
        abstraction,
        before);
  }

  /// What was found out so far.
  public Meanings meanings() {
    return meanings;
  }

  /// What the world holds at the beginning.
  public Content initial(WorldDrained begun, Context context) {
    this.begun = begun.content();
    return new Content(Delta.NONE, context, begun.content(), Map.of());
  }

  /// What it holds after an action.
  ///
  /// @param requests that the action made
  public Content after(
      Content from,
      ActionId action,
      List<Request> requests,
      WorldDrained drained,
      Context context) {
    register(
        new Making(action, meanings.isFresh() ? List.of() : requests),
        drained.changes(),
        from,
        context);
    Map<String, ContentHash> unseen = new HashMap<>(from.unseen());
    drained
        .content()
        .forEach((system, hash) -> {
          boolean changed = !hash.equals(from.exact().get(system));
          if (hash.equals(begun.get(system))) {
            unseen.remove(system);
          } else if (changed
              && drained.changes().stream().noneMatch(row -> row.system().equals(system))) {
            unseen.put(system, hash);
          }
        });
    return new Content(
        rows.after(from.delta(), drained.changes()), context, drained.content(), unseen);
  }

  /// Which state a content is.
  ///
  /// @param performed actions on the way that some precondition mentions
  /// @param calls on the way, as far as the scope counts them
  public StateId of(Content content, Set<ActionId> performed, Map<ActionId, Integer> calls) {
    return identity.of(content, performed, calls);
  }

  /// What a content holds, table by table.
  public TableContents tables(Content content) {
    return TableContents.of(content.delta(), rows);
  }

  /// Whether the systems hold the same in both, to the last value that counts.
  public static boolean holdTheSame(Content one, Content other) {
    return one.exact().equals(other.exact());
  }

  /// Whether two contents are the same to the last value that counts, the context included.
  public boolean areEqual(Content one, Content other) {
    return holdTheSame(one, other) && counting(one.context()).equals(counting(other.context()));
  }

  private Context counting(Context context) {
    return lastStatusCounts ? context : context.without(Context.LAST_STATUS);
  }

  /// Whether a step wrote something into a place that its action was not seen to write into.
  public boolean isNews(WalkedStep step) {
    return news.isNews(step);
  }

  /// Whether something stayed the same in two walks that may come from a clock which ticks in
  /// seconds.
  public boolean showsSlowClock(List<WalkedStep> first, List<WalkedStep> again) {
    return SlowClocks.areIn(first, again, meanings, Instant.now());
  }

  /// Learns what values mean from three walks of the same steps, the last of which is news.
  ///
  /// @param again the same a while later
  /// @param moved the same with every counter moved on by a number of its own
  /// @param offsets by `system.counter`, how far
  /// @param elapsed how far the walks are apart in time, at most
  /// @return whether the walks were the same to the end
  public boolean learn(
      List<WalkedStep> first,
      List<WalkedStep> again,
      List<WalkedStep> moved,
      Map<String, Long> offsets,
      Duration elapsed) {
    int same = new Lessons(meanings, offsets, elapsed, Instant.now()).learn(first, again, moved);
    first.subList(0, same).forEach(news::learnt);
    first.subList(same, first.size()).forEach(news::failed);
    return same == first.size();
  }

  /// Learns what values mean from two walks of the same steps on fresh resources, the first of
  /// which is news.
  ///
  /// @param elapsed how far the walks are apart in time, at most
  public void learnFresh(List<WalkedStep> first, List<WalkedStep> again, Duration elapsed) {
    int same = Lessons.onFreshResources(meanings, elapsed, Instant.now()).learn(first, again);
    first.subList(0, same).forEach(news::learnt);
    first.subList(same, first.size()).forEach(news::failed);
  }

  /// Compares two walks of one path on fresh resources.
  ///
  /// @return whether that showed numbers to be equal by chance which were taken for the same
  public boolean compareWalks(Content one, Content other) {
    return meanings.compareWalks(one.context(), other.context());
  }

  /// What was found out, for people.
  public List<Learned> learned() {
    List<Learned> learned = new ArrayList<>();
    meanings.clocks().forEach(source -> learned.add(new Learned(Kind.TIME, source.toString(), "")));
    meanings
        .references()
        .forEach((source, counters) ->
            learned.add(new Learned(Kind.NUMBER, source.toString(), String.join(", ", counters))));
    meanings
        .random()
        .sources()
        .forEach(source -> learned.add(new Learned(Kind.RANDOM, source.toString(), "")));
    meanings
        .ambiguous()
        .forEach(source -> learned.add(new Learned(Kind.AMBIGUOUS, source.toString(), "")));
    meanings
        .encoded()
        .forEach(source -> learned.add(new Learned(Kind.ENCODED, source.toString(), "")));
    meanings
        .unexplained()
        .forEach((source, example) ->
            learned.add(new Learned(Kind.UNEXPLAINED, source.toString(), example)));
    learned.sort(Comparator.comparing(Learned::source).thenComparing(Learned::kind));
    return learned;
  }

  /// Whether it was found out in this run what the values of a source mean.
  public boolean isLookedAt(Source source) {
    return news.isLookedAt(source);
  }

  /// Whether this run saw that the numbers of a source are now names of rows, now plain ones.
  public boolean isSeenAmbiguous(Source source) {
    return meanings.isSeenAmbiguous(source);
  }

  /// The sources that alone tell states apart which are otherwise equal, the most frequent first.
  public List<String> whatTellsApart(List<Content> contents) {
    return new Differences(rows).of(contents).keySet().stream().map(Source::toString).toList();
  }

  private void register(Making making, List<Change> changes, Content before, Context after) {
    WalkedStep step = new WalkedStep(making.action(), 0, changes, before.context(), after);
    Set<String> now = new HashSet<>();
    calls++;
    for (Pairs.Pair written : Pairs.written(step)) {
      meanings.register(
          making,
          calls,
          written.source(),
          written.first(),
          value -> now.contains(value) || isIn(before, value));
      now.addAll(RandomValues.in(written.first()));
      meanings.made(written.source(), written.first(), making.action());
    }
    meanings.see(after);
  }

  private boolean isIn(Content content, String value) {
    return Arrays.stream(content.delta().came()).anyMatch(row -> rows.holds(row, value))
        || Pairs.leaves(content.context()).values().stream()
            .anyMatch(leaf -> RandomValues.in(leaf.value()).contains(value));
  }
}
