package io.venomqa.engine.identity;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Learned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// What the values of each source mean, as far as was found out by making the same calls again.
/// What is not known here means itself: then two states may be kept apart that are the same, but
/// never taken for one that are not.
public final class Meanings {

  private final Map<String, Long> lastAtBegin;
  private final List<String> kept;
  private final Set<Source> ambiguousBefore = new HashSet<>();
  private final Set<Source> encodedBefore = new HashSet<>();
  private final Set<Source> clocks = new TreeSet<>();
  private final Map<Source, Set<String>> references = new TreeMap<>();
  private final Map<Source, Set<String>> numbers = new HashMap<>();
  private final Map<Source, Set<String>> tested = new HashMap<>();
  private final Map<Source, Set<ActionId>> doubts = new HashMap<>();
  private final Set<String> renamed = new TreeSet<>();
  private final Set<Source> derived = new TreeSet<>();
  private final Map<String, Integer> phases = new HashMap<>();
  private final Instant begun = Instant.now();
  private final Map<Source, String> unexplained = new TreeMap<>();
  private final RandomValues random = new RandomValues();
  private final FreshNumbers fresh = new FreshNumbers();
  private int version;

  /// @param lastAtBegin by counter, as `system.counter`, the number it gave last when the run began
  public Meanings(Map<String, Long> lastAtBegin) {
    this(lastAtBegin, List.of());
  }

  /// @param kept columns, as a project writes them, whose values mean themselves whatever is found
  ///   out
  public Meanings(Map<String, Long> lastAtBegin, List<String> kept) {
    this.lastAtBegin = Map.copyOf(lastAtBegin);
    this.kept = List.copyOf(kept);
  }

  /// Believes what an earlier run found out, as far as that keeps states apart. What makes states
  /// one has to be seen by this run.
  void recall(Learned before) {
    switch (before.kind()) {
      case AMBIGUOUS -> ambiguousBefore.add(Source.of(before.source()));
      case ENCODED -> encodedBefore.add(Source.of(before.source()));
      case TIME, NUMBER, RANDOM, UNEXPLAINED -> {}
    }
  }

  /// Whether nothing is restored, so that each walk gets other numbers.
  boolean isFresh() {
    return lastAtBegin.containsKey(FreshNumbers.COUNTER);
  }

  FreshNumbers fresh() {
    return fresh;
  }

  RandomValues random() {
    return random;
  }

  /// An action put a value into a source.
  void made(Source source, Cell value, ActionId action) {
    if (isFresh()) {
      fresh.made(source, value, action);
    }
  }

  /// The context after a call.
  void see(Context context) {
    changed(isFresh() && fresh.see(context));
  }

  boolean compareWalks(Context one, Context other) {
    boolean wasChance = fresh.compare(one, other);
    changed(wasChance);
    return wasChance;
  }

  /// Grows whenever something is found out that changes what states are the same.
  public int version() {
    return version;
  }

  /// Sources whose values go with the clock, so that only whether there is one counts.
  public Set<Source> clocks() {
    return Collections.unmodifiableSet(clocks);
  }

  /// Sources whose numbers are names of rows, with the counters that gave them.
  public Map<Source, Set<String>> references() {
    Map<Source, Set<String>> usable = new TreeMap<>(references);
    usable.keySet().removeAll(ambiguous());
    return usable;
  }

  /// Sources whose numbers are now names of rows, now plain ones.
  public Set<Source> ambiguous() {
    Set<Source> sources = new TreeSet<>();
    references
        .keySet()
        .forEach(source -> {
          if (ambiguousBefore.contains(source) || isSeenAmbiguous(source)) {
            sources.add(source);
          }
        });
    return sources;
  }

  /// Whether this run saw both.
  boolean isSeenAmbiguous(Source source) {
    return !Collections.disjoint(
        references.getOrDefault(source, Set.of()), numbers.getOrDefault(source, Set.of()));
  }

  /// Sources whose values this run saw to be made of others in a way that is not understood.
  public Set<Source> encoded() {
    return Collections.unmodifiableSet(derived);
  }

  /// Sources that differed when the same calls were made again, for no reason that is known, with
  /// an example in words.
  public Map<Source, String> unexplained() {
    return Collections.unmodifiableMap(unexplained);
  }

  boolean isClock(Source source) {
    return clocks.contains(source) || source.equals(Making.SOURCE);
  }

  /// What a number may be.
  ///
  /// @param counters those that may have given it
  /// @param itself whether it counts with its value too: it was given by none of them, or that is
  ///   not known
  record Reading(List<String> counters, boolean itself) {}

  /// What a number met in a source may be. Where that is not known, or it is now this, now that, it
  /// counts with its value and is linked to what has the same number: else it would be lost to what
  /// it refers.
  Reading read(Source source, long number) {
    List<String> counters = new ArrayList<>();
    boolean itself = false;
    for (String counter : renamed) {
      boolean from = references.getOrDefault(source, Set.of()).contains(counter);
      if (!isNew(counter, number)) {
        itself |= from;
      } else if (from || !isTested(source, counter)) {
        counters.add(counter);
        itself |= !isTested(source, counter);
        itself |= numbers.getOrDefault(source, Set.of()).contains(counter);
        itself |= ambiguousBefore.contains(source);
      }
    }
    return new Reading(counters, itself || counters.isEmpty());
  }

  private boolean isTested(Source source, String counter) {
    return tested.getOrDefault(source, Set.of()).contains(counter)
        && !doubts.containsKey(source)
        && !isKept(source);
  }

  /// The counters that had not given a number when the run began.
  List<String> countersBefore(long number) {
    return lastAtBegin.entrySet().stream()
        .filter(counter -> number > counter.getValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Whether values of a source are made of other values in a way that is not understood.
  boolean isDerived(Source source) {
    return derived.contains(source) || encodedBefore.contains(source);
  }

  /// Whether a counter had not given a number when the run began.
  boolean isNew(String counter, long number) {
    return number > lastAtBegin(counter);
  }

  long lastAtBegin(String counter) {
    return lastAtBegin.getOrDefault(counter, Long.MAX_VALUE);
  }

  /// How far a time was from the clock when it was written: 0 for about the same, more for later,
  /// less for earlier; so that what is over is not taken for what is to come.
  int phase(String time, Instant instant) {
    return phases.computeIfAbsent(time, _ -> Times.phase(instant, begun));
  }

  void foundClock(Source source) {
    changed(!isKept(source) && clocks.add(source));
  }

  void foundReference(Source source, String counter) {
    changed(
        !isKept(source) && references.computeIfAbsent(source, _ -> new TreeSet<>()).add(counter));
    if (!isKept(source)) {
      renamed.add(counter);
    }
  }

  /// It was looked at whether a number in a source goes with a counter.
  void foundOut(Source source, String counter) {
    changed(tested.computeIfAbsent(source, _ -> new HashSet<>()).add(counter));
  }

  /// What an action writes into a source could not be looked at.
  void doubt(ActionId action, Source source) {
    Set<ActionId> actions = doubts.computeIfAbsent(source, _ -> new HashSet<>());
    changed(actions.isEmpty());
    actions.add(action);
  }

  /// Whether what some action writes into a source could not be looked at.
  boolean isDoubtful(Source source) {
    return doubts.containsKey(source);
  }

  /// What an action writes into a source was looked at.
  void noDoubt(ActionId action, Source source) {
    Set<ActionId> actions = doubts.getOrDefault(source, new HashSet<>());
    if (actions.remove(action) && actions.isEmpty()) {
      doubts.remove(source);
      version++;
    }
  }

  void foundDerived(Source source) {
    changed(derived.add(source));
  }

  /// A number in a source stayed the same though the counter that it would be from had moved on.
  void foundNumber(Source source, String counter) {
    changed(
        numbers.computeIfAbsent(source, _ -> new HashSet<>()).add(counter)
            && references.getOrDefault(source, Set.of()).contains(counter));
  }

  void foundOrigin(ActionId action, Source source) {
    changed(!isKept(source) && random.foundOrigin(action, source));
  }

  void foundUnexplained(Source source, String first, String again) {
    unexplained.putIfAbsent(source, "%s, then %s".formatted(brief(first), brief(again)));
  }

  /// An example for people. A document is not quoted: a part of it cannot be told from a secret.
  private static String brief(String value) {
    return value.startsWith("{") || value.startsWith("[")
        ? "a document of " + value.length() + " characters"
        : value.length() <= 40 ? value : value.substring(0, 40) + "…";
  }

  /// Takes note of the times and the random values in what an action put into a source.
  ///
  /// @param call the call's number: what one call generates may belong together in a way that
  ///   cannot be seen, as a token and its hash do
  /// @param there whether a value was there before
  void register(Making making, int call, Source source, Cell cell, Predicate<String> there) {
    Times.in(cell, begun)
        .forEach((time, instant) -> phases.putIfAbsent(time, Times.phase(instant, Instant.now())));
    changed(random.register(making, call, source, cell, there));
  }

  private boolean isKept(Source source) {
    return kept.stream().anyMatch(source::isMeantBy);
  }

  private void changed(boolean something) {
    if (something) {
      version++;
    }
  }
}
