package io.venomqa.adapters.project;

import io.venomqa.engine.model.SourceLocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/// One reading of one `venomqa.yaml`: where it is, what the environment holds, what was found
/// wrong.
final class Reading {

  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(
          Problem::where,
          Comparator.comparingInt(SourceLocation::line).thenComparingInt(SourceLocation::column));

  private final String file;
  private final Map<String, String> environment;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();

  /// @param file as messages name it
  Reading(String file, Map<String, String> environment) {
    this.file = file;
    this.environment = Map.copyOf(environment);
  }

  Optional<String> environment(String name) {
    return Optional.ofNullable(environment.get(name));
  }

  SourceLocation at(Optional<Mark> mark) {
    return mark.map(m -> new SourceLocation(file, m.getLine() + 1, m.getColumn() + 1))
        .orElse(new SourceLocation(file, 0, 0));
  }

  void problem(SourceLocation where, String message, String remedy) {
    problems.add(problemOf(where, message, remedy));
  }

  void warning(SourceLocation where, String message, String remedy) {
    warnings.add(problemOf(where, message, remedy));
  }

  /// What is written in a place where it is wrong is shown: it may be a URL with a password.
  private static Problem problemOf(SourceLocation where, String message, String remedy) {
    return new Problem(where, Secrets.withoutAnyLogin(message), Secrets.withoutAnyLogin(remedy));
  }

  boolean failed() {
    return !problems.isEmpty();
  }

  List<Problem> problems() {
    return problems.stream().sorted(BY_PLACE).toList();
  }

  List<Problem> warnings() {
    return warnings.stream().sorted(BY_PLACE).toList();
  }
}
