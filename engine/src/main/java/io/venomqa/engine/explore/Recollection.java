package io.venomqa.engine.explore;

import io.venomqa.engine.identity.Abstraction;
import io.venomqa.engine.identity.Source;
import io.venomqa.engine.identity.StateIdentity;
import io.venomqa.engine.model.Learned;
import io.venomqa.engine.model.Learned.Kind;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What earlier runs found out about values, beside what this one did.
///
/// An earlier run is believed at once in what keeps states apart, which at worst costs calls. What
/// makes states one, such as that a column holds times, counts only once this run has seen it too:
/// the API may be another by now. So nothing that was kept can make two states one which are not.
final class Recollection {

  private static final Set<Kind> SEEN_AGAIN_OR_GONE = Set.of(Kind.TIME, Kind.NUMBER, Kind.RANDOM);

  private final World world;
  private final StateSpace states;
  private final Abstraction abstraction;
  private final List<Learned> before;

  Recollection(World world, StateSpace states, Settings settings) {
    this.world = world;
    this.states = states;
    this.abstraction = settings.abstraction();
    this.before = settings.known();
  }

  /// What the next run should know: without examples, which are values, and without what the
  /// project says itself how it counts.
  ///
  /// @param complete whether everything within the scope was tried
  List<Learned> known(boolean complete) {
    List<Learned> all = new ArrayList<>();
    before.stream().filter(one -> !isGone(one) && !(complete && isRefuted(one))).forEach(all::add);
    all.addAll(states.identity().learned());
    return all.stream()
        .map(one -> new Learned(one.kind(), one.source(), ""))
        .filter(one -> !abstraction.settles(Source.of(one.source())))
        .filter(one -> !Source.of(one.source()).isOfOneRun())
        .distinct()
        .sorted(Comparator.comparing(Learned::source).thenComparing(Learned::kind))
        .toList();
  }

  /// What of it is not so, or counts though this run did not see it.
  List<Notice> notices(boolean complete) {
    List<Notice> notices = new ArrayList<>();
    for (Learned one : before) {
      Source source = Source.of(one.source());
      if (abstraction.settles(source)) {
        continue;
      }
      if (isGone(one)) {
        notices.add(notice("%s is known from earlier runs, and is no longer there.", one));
      } else if (complete && SEEN_AGAIN_OR_GONE.contains(one.kind()) && isRefuted(one)) {
        notices.add(
            notice(
                "%s held "
                    + words(one.kind())
                    + " in earlier runs, and does not in this one: its values count as this run found them.",
                one));
      } else if (one.kind() == Kind.AMBIGUOUS
          && states.identity().meanings().ambiguous().contains(source)
          && !states.identity().isSeenAmbiguous(source)) {
        notices.add(
            notice(
                "%s held plain numbers beside those of rows in earlier runs, so it counts both ways. If that is over, delete its line in learned.yaml: more states will be taken for the same.",
                one));
      }
    }
    return notices;
  }

  private static Notice notice(String message, Learned one) {
    return new Notice(Notice.Kind.FINDING_CHANGED, message.formatted(one.source()));
  }

  private static String words(Kind kind) {
    return switch (kind) {
      case TIME -> "times";
      case NUMBER -> "numbers of rows";
      case RANDOM -> "random values";
      case AMBIGUOUS, ENCODED, UNEXPLAINED -> "other values";
    };
  }

  /// Whether this run looked at the values and did not see what an earlier one had.
  private boolean isRefuted(Learned one) {
    StateIdentity identity = states.identity();
    boolean believed = one.kind() == Kind.AMBIGUOUS || one.kind() == Kind.ENCODED;
    return !believed
        && identity.isLookedAt(Source.of(one.source()))
        && identity.learned().stream()
            .noneMatch(now -> now.kind() == one.kind() && now.source().equals(one.source()));
  }

  /// Whether a column is no longer there. What cannot be known is taken to be there.
  private boolean isGone(Learned one) {
    Source source = Source.of(one.source());
    if (!source.isColumn()) {
      return false;
    }
    List<Map<String, List<String>>> systems =
        world.systems().stream()
            .filter(system -> system.name().equals(source.system()))
            .map(system -> system.tables())
            .toList();
    return systems.isEmpty()
        || systems.stream()
            .noneMatch(tables ->
                tables.isEmpty()
                    || new TreeSet<>(tables.getOrDefault(source.table(), List.of()))
                        .contains(source.column()));
  }
}
