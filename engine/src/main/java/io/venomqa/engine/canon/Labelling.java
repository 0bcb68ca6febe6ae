package io.venomqa.engine.canon;

import io.venomqa.engine.model.ContentHash;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The search for the canonical form of the parts of a content.
///
/// Individualization and refinement (McKay, 1981): where colours alone do not tell all names of a
/// part apart, each name of one cell is told apart in turn, and the least result counts. Three
/// things keep that short:
///
/// - Names that are told apart hold nothing together any more. So the part falls into smaller ones,
///   and each of these is treated by itself (Junttila and Kaski, 2011).
/// - Names of which any two can change places are told apart together ([Symmetries#twins]).
/// - Where two names of a cell lead to equal results, one can take the other's place in the whole
///   part. Of names that can take each other's place, by several such exchanges too, one is tried
///   (McKay, 1981). So that this is noticed soon, what a name leads to first is looked at before
///   all that it leads to.
final class Labelling {

  private final Incidence incidence;
  private final Partition partition;
  private final Refinement refinement;
  private final Parts parts;
  private final Symmetries symmetries;
  private final Deque<Orbits> open = new ArrayDeque<>();
  private int budget;

  Labelling(Incidence incidence) {
    this.incidence = incidence;
    this.partition = new Partition(incidence);
    this.refinement = new Refinement(incidence, partition);
    this.parts = new Parts(incidence, partition);
    this.symmetries = new Symmetries(incidence);
  }

  /// What was found out about a part.
  ///
  /// @param least the least of all ways in which its names can be told apart
  /// @param first the first that was found, which other names may lead to as well
  private record Found(Labelled least, Labelled first) {

    boolean isOne() {
      return least == first;
    }
  }

  /// How much is asked for.
  private enum Asked {
    FORM,
    FORM_AND_ORDER,
    FIRST_WITH_ORDER
  }

  /// The parts of everything.
  List<Part> parts() {
    return parts.all();
  }

  /// The form of a part of everything.
  ///
  /// @param names that may be told apart in turn
  /// @return empty when those do not suffice
  Optional<ContentHash> form(Part part, int names) {
    budget = names;
    open.clear();
    return Optional.ofNullable(explore(part, false, Asked.FORM))
        .map(found -> new ContentHash(found.least().high(), found.least().low()));
  }

  /// @param refined whether its names are told apart as far as its facts do it
  private @Nullable Found explore(Part part, boolean refined, Asked asked) {
    if (asked == Asked.FORM && partition.areApart(part.names())) {
      return same(labelled(part, true, List.of(), asked));
    }
    int[] before = partition.enter(part.names());
    Found found = exploreEntered(part, refined, asked);
    partition.leave(part.names(), before);
    return found;
  }

  private @Nullable Found exploreEntered(Part part, boolean refined, Asked asked) {
    List<Part> smaller = parts.within(part);
    if (!smaller.isEmpty() && smaller.getFirst().names().length == part.names().length) {
      if (refined) {
        return individualize(part, asked);
      }
      refinement.refine(part.names());
      return exploreEntered(part, true, asked);
    }
    List<Found> found = new ArrayList<>();
    for (Part each : smaller) {
      Found form = explore(each, refined, asked);
      if (form == null) {
        return null;
      }
      found.add(form);
    }
    Labelled least = labelled(part, false, found.stream().map(Found::least).toList(), asked);
    return found.stream().allMatch(Found::isOne)
        ? same(least)
        : new Found(least, labelled(part, false, found.stream().map(Found::first).toList(), asked));
  }

  private @Nullable Found individualize(Part part, Asked asked) {
    List<List<Integer>> classes = symmetries.twins(partition.smallestCell(part.names()));
    if (classes.size() == 1) {
      return individualized(part, classes.getFirst(), asked);
    }
    classes = inOrder(classes);
    if (asked == Asked.FIRST_WITH_ORDER) {
      return individualized(part, classes.getFirst(), asked);
    }
    Orbits orbits = new Orbits(incidence.names());
    classes.forEach(alike -> alike.forEach(name -> orbits.join(alike.getFirst(), name)));
    open.push(orbits);
    Map<Integer, Found> tried = new LinkedHashMap<>();
    for (List<Integer> names : classes) {
      if (tried.keySet().stream().anyMatch(name -> orbits.areJoined(name, names.getFirst()))) {
        continue;
      }
      if (!tried.isEmpty()) {
        Found first = individualized(part, names, Asked.FIRST_WITH_ORDER);
        if (first == null) {
          return null;
        }
        if (joinWhereEqual(part, first.first(), tried.values().stream().map(Found::first))) {
          continue;
        }
      }
      Found found = individualized(part, names, Asked.FORM_AND_ORDER);
      if (found == null) {
        return null;
      }
      joinWhereEqual(part, found.least(), tried.values().stream().map(Found::least));
      tried.put(names.getFirst(), found);
    }
    open.pop();
    Labelled least =
        tried.values().stream().map(Found::least).min(Comparator.naturalOrder()).orElseThrow();
    return new Found(least, tried.values().iterator().next().first());
  }

  private @Nullable Found individualized(Part part, List<Integer> names, Asked asked) {
    if (budget-- <= 0) {
      return null;
    }
    int[] before = partition.enter(part.names());
    int[] apart = names.stream().mapToInt(name -> name).toArray();
    int cell = partition.cellOf(apart[0]);
    int left = partition.size(cell) - apart.length;
    for (int i = 0; i < apart.length; i++) {
      partition.move(apart[i], partition.individualize(cell, i, left));
    }
    refinement.refine(apart);
    Found found = exploreEntered(part, true, asked);
    partition.leave(part.names(), before);
    return found;
  }

  /// In an order that is the same for equal contents, so that the budget suffices for all or none.
  private List<List<Integer>> inOrder(List<List<Integer>> classes) {
    return classes.stream()
        .map(names -> names.stream().sorted(Comparator.comparingInt(incidence::rank)).toList())
        .sorted(Comparator.comparingInt(names -> incidence.rank(names.getFirst())))
        .toList();
  }

  /// Where a part has equal forms with its names in two orders, the names of one can take the
  /// places of those of the other; and so they can in all parts that are being looked at, which
  /// hold this one and something that stays as it is.
  private boolean joinWhereEqual(Part part, Labelled one, Stream<Labelled> others) {
    Labelled equal =
        others
            .filter(other -> one.compareTo(other) == 0)
            .filter(other -> symmetries.isOne(part.facts(), one.order(), other.order()))
            .findFirst()
            .orElse(null);
    if (equal == null) {
      return false;
    }
    for (Orbits orbits : open) {
      for (int i = 0; i < one.order().length; i++) {
        orbits.join(one.order()[i], equal.order()[i]);
      }
    }
    return true;
  }

  /// A part of which all names are told apart, or are in smaller parts that are labelled.
  ///
  /// @param apart whether all names are told apart
  private Labelled labelled(Part part, boolean apart, List<Labelled> smaller, Asked asked) {
    long high = 0;
    long low = 0;
    for (int fact : part.facts()) {
      if (apart || isSettled(fact)) {
        high += partition.factHigh(fact);
        low += partition.factLow(fact);
      }
    }
    for (Labelled each : smaller) {
      high += each.high();
      low += each.low();
    }
    int[] order = asked == Asked.FORM ? Labelled.NO_ORDER : order(part, smaller);
    return new Labelled(Mix.of(high, low), Mix.of(low, ~high), order);
  }

  private boolean isSettled(int fact) {
    int end = incidence.firstPlace(fact + 1);
    for (int place = incidence.firstPlace(fact); place < end; place++) {
      if (!partition.isAlone(incidence.nameAt(place))) {
        return false;
      }
    }
    return true;
  }

  private int[] order(Part part, List<Labelled> smaller) {
    IntStream alone =
        Arrays.stream(part.names())
            .filter(partition::isAlone)
            .boxed()
            .sorted(
                Comparator.comparingLong((Integer name) -> partition.high(name))
                    .thenComparingLong(name -> partition.low(name)))
            .mapToInt(name -> name);
    IntStream held =
        smaller.stream()
            .sorted(
                Comparator.<Labelled>naturalOrder()
                    .thenComparingInt(each -> incidence.rank(each.order()[0])))
            .flatMapToInt(each -> Arrays.stream(each.order()));
    return IntStream.concat(alone, held).toArray();
  }

  private static Found same(Labelled one) {
    return new Found(one, one);
  }
}
