package io.venomqa.app.wiring;

import io.venomqa.adapters.project.LearnedFile;
import io.venomqa.adapters.project.LearnedFile.Contents;
import io.venomqa.adapters.project.Project;
import io.venomqa.app.session.ConsoleLine;
import io.venomqa.app.session.RunListener;
import io.venomqa.engine.model.Learned;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Gives a run what earlier ones found out about values, and keeps what it finds out itself. Where
/// the file cannot be read or written, the run goes on without it and says so.
final class Learning {

  private static final int NAMED = 5;

  private final LearnedFile file;
  private final RunListener listener;
  private final List<Learned> before;
  private final boolean readable;

  /// Reads the project's file.
  Learning(Project project, RunListener listener) {
    this.file = new LearnedFile(project.folder());
    this.listener = listener;
    switch (file.read()) {
      case Contents.Known(var learned) -> {
        this.before = learned;
        this.readable = true;
      }
      case Contents.Damaged(var problems) -> {
        this.before = List.of();
        this.readable = false;
        problems.forEach(problem -> warn(problem.toString()));
        warn("The run goes on without " + LearnedFile.NAME + ", and leaves it as it is.");
      }
    }
  }

  List<Learned> before() {
    return before;
  }

  /// Keeps what is known after the run, and tells what is new.
  void keep(List<Learned> known) {
    try {
      if (readable && file.write(known)) {
        told(known).forEach(this::tell);
      }
    } catch (IOException unwritable) {
      warn(
          "What was found out cannot be kept in %s: %s. The next run finds it out anew; --no-learn does without it."
              .formatted(LearnedFile.NAME, unwritable.getMessage()));
    }
  }

  private List<String> told(List<Learned> known) {
    List<Learned> news = new ArrayList<>(known);
    news.removeAll(before);
    if (news.isEmpty()) {
      return List.of(LearnedFile.NAME + " is shorter: some of it is no longer so.");
    }
    String few =
        news.stream()
            .limit(NAMED)
            .map(one -> one.source() + " (" + word(one) + ")")
            .collect(Collectors.joining(", "));
    String more = news.size() > NAMED ? " and " + (news.size() - NAMED) + " more" : "";
    return List.of(
        "Found out and kept in %s: %s%s.".formatted(LearnedFile.NAME, few, more),
        "Nothing has to be done where that is right. Where values count as they are, write %s."
            .formatted(LearnedFile.toOverrule(news.getFirst())));
  }

  private static String word(Learned learned) {
    return switch (learned.kind()) {
      case TIME -> "times";
      case NUMBER -> "numbers of rows";
      case RANDOM -> "random values";
      case AMBIGUOUS -> "numbers of rows, and others: counts both ways";
      case ENCODED -> "made of other values: counts as it is";
      case UNEXPLAINED -> "differs for no known reason: counts as it is";
    };
  }

  private void tell(String message) {
    listener.console(new ConsoleLine(ConsoleLine.Level.INFO, "learned", message));
  }

  private void warn(String message) {
    listener.console(new ConsoleLine(ConsoleLine.Level.WARNING, "learned", message));
  }
}
