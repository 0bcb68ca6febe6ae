package io.venomqa.engine.identity;

import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Learned;
import io.venomqa.engine.world.Mask;
import io.venomqa.engine.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a project says about what belongs to a state.
///
/// @param ignored columns that do not, as `table.column`; `*` stands for any part of a name. The
///   systems leave them out; here they are told of.
/// @param kept columns, written alike, whose values count as they are whatever is found out about
///   them; values of the context as `context.key`
/// @param contextKeys which values of the context do (`cookies` stands for all cookies); empty for
///   all of them but the last status
/// @param ordered whether the order in which rows were numbered does, so that states which differ
///   in it alone are kept apart
public record Abstraction(
    List<String> ignored, List<String> kept, Optional<Set<String>> contextKeys, boolean ordered) {

  public static final Abstraction DEFAULT =
      new Abstraction(List.of(), List.of(), Optional.empty(), false);

  /// So many columns are named at the end of a run.
  private static final int NAMED = 4;

  public Abstraction {
    ignored = List.copyOf(ignored);
    kept = List.copyOf(kept);
    contextKeys = contextKeys.map(Set::copyOf);
  }

  /// The same with nothing of the context but the values of these keys.
  public Abstraction withContextKeys(Set<String> keys) {
    return new Abstraction(ignored, kept, Optional.of(keys), ordered);
  }

  /// Whether the project says itself how the values of a source count, so that it does not matter
  /// what is found out about them.
  public boolean settles(Source source) {
    return kept.stream().anyMatch(source::isMeantBy)
        || Mask.of(ignored, source.table(), List.of(source.column())).hidesAny();
  }

  /// Whether the status of the last answer belongs to a state.
  public boolean includesLastStatus() {
    return contextKeys.isPresent() && contextKeys.get().contains(Context.LAST_STATUS);
  }

  /// Everything that is left out when two states of a world are taken for one, in words.
  public List<String> inWords(World world, List<Learned> learned) {
    List<String> all = new ArrayList<>();
    if (world.systems().isEmpty()) {
      all.add("all but the context, since nothing is restored or seen");
    }
    world
        .unreadable()
        .forEach(name -> all.add("the content of " + name + ", which cannot be read"));
    ignored.forEach(mask -> all.add("masked " + mask));
    contextKeys.ifPresent(keys -> all.add("context values other than " + new TreeSet<>(keys)));
    addLearned(all, "the times in ", learned, Set.of(Learned.Kind.TIME));
    addLearned(
        all,
        "what rows and tokens are called by in ",
        learned,
        Set.of(Learned.Kind.NUMBER, Learned.Kind.RANDOM));
    return all;
  }

  private static void addLearned(
      List<String> all, String words, List<Learned> learned, Set<Learned.Kind> kinds) {
    List<String> sources =
        learned.stream()
            .filter(one -> kinds.contains(one.kind()))
            .map(Learned::source)
            .distinct()
            .toList();
    if (!sources.isEmpty()) {
      String more = sources.size() > NAMED ? " and " + (sources.size() - NAMED) + " more" : "";
      all.add(words + String.join(", ", sources.stream().limit(NAMED).toList()) + more);
    }
  }
}
