package io.venomqa.engine.identity;

import io.venomqa.engine.canon.CanonicalForm;
import io.venomqa.engine.canon.Fact;
import io.venomqa.engine.canon.Name;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.StateId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Says when two states are the same: when one becomes the other by giving other names to what was
/// generated since the run began, rows and context together; and the actions performed that some
/// precondition mentions, and what is left of the scope, are equal.
final class Identity {

  private static final ContentHash GONE = ContentHash.of("gone");
  private static final ContentHash TOGETHER = ContentHash.of("together");

  private final Rows rows;
  private final ContextFacts context;
  private final Meanings meanings;
  private final Map<String, Source> reusing;
  private final boolean ordered;

  /// @param reusing by counter, as `system.counter`, the column that it numbers, of those that give
  ///   a number again
  /// @param ordered whether the order in which rows were numbered counts
  Identity(
      Rows rows,
      ContextFacts context,
      Meanings meanings,
      Map<String, Source> reusing,
      boolean ordered) {
    this.rows = rows;
    this.context = context;
    this.meanings = meanings;
    this.reusing = Map.copyOf(reusing);
    this.ordered = ordered;
  }

  StateId of(Content content, Set<ActionId> performed, Map<ActionId, Integer> calls) {
    CanonicalForm form = CanonicalForm.of(facts(content));
    StringBuilder rest = new StringBuilder();
    new TreeSet<>(performed).forEach(action -> rest.append(action.name()).append('\n'));
    rest.append('\n');
    new TreeMap<>(calls)
        .forEach(
            (action, count) -> rest.append(action.name()).append(' ').append(count).append('\n'));
    rest.append(new TreeMap<>(content.unseen()));
    byte[] utf8 = rest.toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer all = ByteBuffer.allocate(16 + utf8.length);
    all.putLong(form.hash().high()).putLong(form.hash().low()).put(utf8);
    return new StateId(ContentHash.of(all.array()));
  }

  /// Everything that makes a content what it is.
  List<Fact> facts(Content content) {
    List<Fact> facts = rowFacts(content.delta());
    Live live = new Live(List.copyOf(facts));
    facts.addAll(context.of(content.context(), live));
    if (isMet(RandomValues.DOMAIN, facts)) {
      facts.addAll(sealed(facts, live));
      facts.addAll(together(facts));
    }
    boolean pinned = isMet(FactWriter.DERIVED, facts);
    if (pinned || ordered || !reusing.isEmpty()) {
      Set<Name> numbers = numbers(facts);
      if (pinned) {
        facts.addAll(pins(numbers));
      }
      facts.addAll(comingNumbers(content.delta(), numbers));
      if (ordered) {
        facts.addAll(ranks(numbers));
      }
    }
    return facts;
  }

  /// Rows that came and rows that went; what is the same but for what does not count cancels.
  private List<Fact> rowFacts(Delta delta) {
    Map<Fact, Integer> gone = new HashMap<>();
    for (int row : delta.gone()) {
      rows.fact(row).ifPresent(fact -> gone.merge(fact, 1, Integer::sum));
    }
    List<Fact> facts = new ArrayList<>();
    for (int row : delta.came()) {
      Fact fact = rows.fact(row).orElse(null);
      if (fact != null && !cancels(gone, fact)) {
        facts.add(fact);
      }
    }
    gone.forEach((fact, count) ->
        facts.addAll(
            Collections.nCopies(count, new Fact(GONE.plus(fact.constants()), fact.names()))));
    return facts;
  }

  private static boolean cancels(Map<Fact, Integer> gone, Fact fact) {
    if (gone.isEmpty() || !gone.containsKey(fact)) {
      return false;
    }
    gone.computeIfPresent(fact, (_, count) -> count == 1 ? null : count - 1);
    return true;
  }

  private static boolean isMet(String domain, List<Fact> facts) {
    for (Fact fact : facts) {
      for (Name name : fact.names()) {
        if (name.domain().equals(domain)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Set<Name> numbers(List<Fact> facts) {
    return facts.stream()
        .flatMap(fact -> fact.names().stream())
        .filter(name -> name.value() instanceof Long)
        .collect(Collectors.toSet());
  }

  /// How the random values were made that no row has: nothing else says what they stand for.
  private List<Fact> sealed(List<Fact> facts, Live live) {
    return facts.stream()
        .flatMap(fact -> fact.names().stream())
        .filter(name -> name.domain().equals(RandomValues.DOMAIN) && !live.has(name))
        .distinct()
        .flatMap(name ->
            meanings.random().making(String.valueOf(name.value())).stream()
                .map(making -> {
                  FactWriter writer = new FactWriter(meanings);
                  making.write(writer);
                  return writer.name(name.domain(), name.value()).fact();
                }))
        .toList();
  }

  /// Which random values come from one call: a token and its hash do, which nothing else links.
  private List<Fact> together(List<Fact> facts) {
    Map<Integer, Set<Name>> byCall = new TreeMap<>();
    facts.stream()
        .flatMap(fact -> fact.names().stream())
        .filter(name -> name.domain().equals(RandomValues.DOMAIN))
        .forEach(name ->
            byCall
                .computeIfAbsent(
                    meanings.random().callOf(String.valueOf(name.value())), _ -> new HashSet<>())
                .add(name));
    List<Fact> together = new ArrayList<>();
    byCall.forEach((call, names) -> {
      if (names.size() > 1) {
        Name one = new Name("call", String.valueOf(call));
        names.forEach(name -> together.add(new Fact(TOGETHER, List.of(one, name))));
      }
    });
    return together;
  }

  /// That names are what they are.
  private List<Fact> pins(Set<Name> names) {
    return names.stream()
        .map(name ->
            new FactWriter(meanings)
                .constant("pin")
                .constant((long) name.value())
                .name(name.domain(), name.value())
                .fact())
        .toList();
  }

  /// How soon numbers that the context still knows will be given again.
  private List<Fact> comingNumbers(Delta delta, Set<Name> names) {
    List<Fact> facts = new ArrayList<>();
    reusing.forEach((counter, column) -> {
      long next = highest(delta, counter, column) + 1;
      for (Name name : names) {
        if (name.domain().equals(counter) && (long) name.value() >= next) {
          facts.add(
              new FactWriter(meanings)
                  .constant("coming")
                  .constant((long) name.value() - next)
                  .name(counter, name.value())
                  .fact());
        }
      }
    });
    return facts;
  }

  private long highest(Delta delta, String counter, Source column) {
    long highest = meanings.lastAtBegin(counter);
    for (int number : delta.came()) {
      TableRow row = rows.row(number);
      if (row.system().equals(column.system())
          && row.table().equals(column.table())
          && row.row().cell(column.column()).orElse(null) instanceof Cell.Whole(long value)) {
        highest = Math.max(highest, value);
      }
    }
    return highest;
  }

  /// In which order rows were numbered.
  private List<Fact> ranks(Set<Name> names) {
    Map<String, TreeSet<Long>> byCounter = new TreeMap<>();
    names.forEach(name ->
        byCounter.computeIfAbsent(name.domain(), _ -> new TreeSet<>()).add((long) name.value()));
    List<Fact> facts = new ArrayList<>();
    byCounter.forEach((counter, values) -> {
      int rank = 0;
      for (long value : values) {
        facts.add(
            new FactWriter(meanings).constant("rank").constant(rank++).name(counter, value).fact());
      }
    });
    return facts;
  }
}
