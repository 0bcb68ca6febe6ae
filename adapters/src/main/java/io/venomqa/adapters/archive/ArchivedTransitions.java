package io.venomqa.adapters.archive;

import io.venomqa.engine.model.Transition;
import io.venomqa.engine.model.TransitionLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The transitions of an archive, without secrets: read each time anew, so that nothing has to be
/// closed. What cannot be read is not there.
///
/// @param file that has them already, or has them soon
record ArchivedTransitions(Path file) implements TransitionLog {

  @Override
  public void add(Transition transition) {}

  @Override
  public Optional<Transition> find(int number) {
    return page(number, 1).stream().findFirst();
  }

  @Override
  public List<Transition> page(int from, int count) {
    try (ArchivedRun run = ArchivedRun.open(file)) {
      List<Transition> page = run.transitions(from, count);
      return !page.isEmpty() && page.getFirst().number() == from ? page : List.of();
    } catch (ArchiveUnreadable gone) {
      return List.of();
    }
  }
}
