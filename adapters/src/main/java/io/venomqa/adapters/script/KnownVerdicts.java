package io.venomqa.adapters.script;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.rule.Observation;
import io.venomqa.engine.rule.Verdict;
import io.venomqa.engine.world.Rollbackable;
import io.venomqa.engine.world.SqlReadable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an invariant said whenever it looked at nothing but answers of queries. Its script is
/// evaluated anew for each check, so that where the very same answers are remembered
/// ([SqlReadable#recall]), the verdict is known without running it.
///
/// What a script asks next depends on nothing but the answers so far: they are walked along until
/// one is met that it did not get before. The answers met least recently are forgotten first; those
/// that nobody remembered are among them.
final class KnownVerdicts {

  /// What tells a script more than its host does, or would leave something behind for its next run.
  /// Words are looked at wherever they stand.
  private static final Pattern MORE =
      Pattern.compile(
          "\\b(import|Date|Intl|Temporal|performance|WeakRef|FinalizationRegistry|RegExp"
              + "|globalThis|Reflect|Symbol|prototype|__proto__|constructor)\\b|\\\\u");

  private static final int MOST_CELLS = 20_000;
  private static final int MOST_QUESTIONS = 8;

  private final boolean isKnowable;
  private final LinkedHashMap<Answers, Next> known = new LinkedHashMap<>(16, 0.75f, true);
  private int cells;

  /// What a script asked.
  ///
  /// @param system its place among the systems
  record Question(int system, String sql, List<Cell> parameters) {}

  /// What it was answered: the very list that is remembered, where it comes to be.
  record Answered(Question question, List<Row> rows) {}

  private sealed interface Next {

    record Ask(Question question) implements Next {}

    record Say(Verdict verdict) implements Next {}
  }

  /// Answers in the order in which they were given, each of them by identity.
  private record Answers(List<List<Row>> all) {

    static final Answers NONE = new Answers(List.of());

    Answers and(List<Row> next) {
      return new Answers(Stream.concat(all.stream(), Stream.of(next)).toList());
    }

    int cells() {
      return 1 + all.stream().mapToInt(Answers::cells).sum();
    }

    private static int cells(List<Row> rows) {
      return rows.isEmpty() ? 1 : 1 + rows.size() * rows.getFirst().columns().size();
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
      if (!(other instanceof Answers(var its)) || its.size() != all.size()) {
        return false;
      }
      for (int i = 0; i < all.size(); i++) {
        if (its.get(i) != all.get(i)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public int hashCode() {
      int hash = 1;
      for (List<Row> rows : all) {
        hash = 31 * hash + System.identityHashCode(rows);
      }
      return hash;
    }
  }

  KnownVerdicts(Script script) {
    isKnowable = !MORE.matcher(script.source().getCharacters()).find();
  }

  /// The verdict on this world, where it is known and the world may be told from memory.
  Optional<Verdict> of(Observation world) {
    if (!isKnowable || !world.mayRecall()) {
      return Optional.empty();
    }
    Answers answers = Answers.NONE;
    Next next = known.get(answers);
    while (next instanceof Next.Ask(Question question)) {
      Optional<List<Row>> rows = recalled(world.systems(), question);
      if (rows.isEmpty()) {
        return Optional.empty();
      }
      answers = answers.and(rows.get());
      next = known.get(answers);
    }
    return next instanceof Next.Say(Verdict verdict) ? Optional.of(verdict) : Optional.empty();
  }

  private static Optional<List<Row>> recalled(List<Rollbackable> systems, Question question) {
    return question.system() < systems.size()
            && systems.get(question.system()) instanceof SqlReadable readable
        ? readable.recall(question.sql(), question.parameters())
        : Optional.empty();
  }

  /// The script ran, and said this.
  void ran(Call call, Verdict verdict) {
    List<Answered> answered = call.answered();
    if (!isKnowable
        || call.lookedElsewhere()
        || answered.isEmpty()
        || answered.size() > MOST_QUESTIONS
        || verdict instanceof Verdict.Undecided) {
      return;
    }
    Answers answers = Answers.NONE;
    for (Answered one : answered) {
      keep(answers, new Next.Ask(one.question()));
      answers = answers.and(one.rows());
    }
    keep(answers, new Next.Say(verdict));
    while (cells > MOST_CELLS) {
      cells -= known.pollFirstEntry().getKey().cells();
    }
  }

  private void keep(Answers answers, Next next) {
    if (known.put(answers, next) == null) {
      cells += answers.cells();
    }
  }
}
