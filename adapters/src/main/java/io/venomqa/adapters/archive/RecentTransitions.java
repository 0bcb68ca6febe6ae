package io.venomqa.adapters.archive;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.model.TransitionLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Keeps the newest transitions of a run in memory, as they are; older ones are read from its
/// archive, without secrets. What the archive does not have for certain stays in memory, so nothing
/// is lost when it cannot be written.
public final class RecentTransitions implements TransitionLog {

  /// So many bytes are kept in memory, about.
  public static final long USUAL_BYTES = 64 << 20;

  private static final int FEW_BYTES = 400;
  private static final int SOME_BYTES = 40;

  private final Supplier<Optional<RunArchive>> archive;
  private final long mostBytes;
  private final List<Transition> newest = new ArrayList<>();
  private int older;
  private long bytes;

  /// @param archive of the run; empty for as long as there is none
  /// @param mostBytes to keep in memory, about
  public RecentTransitions(Supplier<Optional<RunArchive>> archive, long mostBytes) {
    this.archive = archive;
    this.mostBytes = mostBytes;
  }

  @Override
  public synchronized void add(Transition transition) {
    newest.add(transition);
    bytes += size(transition);
    if (bytes > mostBytes) {
      archive.get().ifPresent(file -> leaveTo(file.transitionsWritten()));
    }
  }

  /// A quarter at once: taking away the first of a list moves all others.
  private void leaveTo(int written) {
    int gone = 0;
    while (gone < newest.size()
        && newest.get(gone).number() <= written
        && bytes > mostBytes - mostBytes / 4) {
      bytes -= size(newest.get(gone));
      gone++;
    }
    newest.subList(0, gone).clear();
    older += gone;
  }

  @Override
  public synchronized Optional<Transition> find(int number) {
    if (number <= older) {
      return number < 1 ? Optional.empty() : inArchive().flatMap(file -> file.find(number));
    }
    return number <= older + newest.size()
        ? Optional.of(newest.get(number - older - 1))
        : Optional.empty();
  }

  @Override
  public synchronized List<Transition> page(int from, int count) {
    if (from <= older) {
      int most = Math.min(count, older - from + 1);
      return inArchive().map(file -> file.page(from, most)).orElse(List.of());
    }
    int first = Math.min(from - older - 1, newest.size());
    return List.copyOf(newest.subList(first, first + Math.min(count, newest.size() - first)));
  }

  private Optional<ArchivedTransitions> inArchive() {
    return archive.get().map(file -> new ArchivedTransitions(file.file()));
  }

  private static long size(Transition transition) {
    long bytes = FEW_BYTES;
    for (Exchange exchange : transition.exchanges()) {
      bytes += FEW_BYTES + exchange.request().body().length() + exchange.response().body().length();
    }
    for (Change change : transition.changes()) {
      bytes +=
          switch (change) {
            case Change.Added(var _, var _, Row row) -> size(row);
            case Change.Removed(var _, var _, Row row) -> size(row);
            case Change.Changed(var _, var _, Row before, Row after) -> size(before) + size(after);
          };
    }
    return bytes;
  }

  private static long size(Row row) {
    long bytes = 0;
    for (Cell cell : row.cells()) {
      bytes +=
          switch (cell) {
            case Cell.Text(var text) -> text.length();
            case Cell.Json(var text) -> text.length();
            case Cell.Binary(var value) -> value.length();
            case Cell.Null _, Cell.Whole _, Cell.Real _, Cell.Bool _ -> 0;
          };
      bytes += SOME_BYTES;
    }
    return bytes;
  }
}
