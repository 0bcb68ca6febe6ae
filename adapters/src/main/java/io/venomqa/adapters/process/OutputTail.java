package io.venomqa.adapters.process;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The last lines that a process printed. Read by any thread.
final class OutputTail {

  private static final int MAX_LINES = 500;
  private static final int MAX_LINE_LENGTH = 4_000;

  private final ArrayDeque<String> lines = new ArrayDeque<>();
  private final UnaryOperator<String> shown;

  /// @param shown makes of a line what may be shown
  OutputTail(UnaryOperator<String> shown) {
    this.shown = shown;
  }

  /// Reads until the end, telling each line; a longer line is cut into several, so that a process
  /// which never ends its line cannot fill the memory.
  void readAll(Reader output, Consumer<String> listener) {
    StringBuilder line = new StringBuilder();
    try {
      for (int next = output.read(); next >= 0; next = output.read()) {
        if (next == '\n' || line.length() == MAX_LINE_LENGTH) {
          add(line.toString(), listener);
          line.setLength(0);
        }
        if (next != '\n' && next != '\r') {
          line.append((char) next);
        }
      }
    } catch (IOException ended) {
      // The stream is closed when the process is ended.
    }
    if (!line.isEmpty()) {
      add(line.toString(), listener);
    }
  }

  private void add(String printed, Consumer<String> listener) {
    String line = shown.apply(printed);
    synchronized (lines) {
      if (lines.size() == MAX_LINES) {
        lines.removeFirst();
      }
      lines.addLast(line);
    }
    listener.accept(line);
  }

  List<String> last(int count) {
    synchronized (lines) {
      List<String> all = new ArrayList<>(lines);
      return List.copyOf(all.subList(Math.max(0, all.size() - count), all.size()));
    }
  }

  List<String> all() {
    return last(MAX_LINES);
  }
}
