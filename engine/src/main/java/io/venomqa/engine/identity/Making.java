package io.venomqa.engine.identity;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Request;
import java.util.List;

/// The calls that a random value came from: what it stands for may be sealed within it, as in an
/// encrypted token, and then follows from what was asked.
record Making(ActionId action, List<Request> requests) {

  /// Whatever was sent.
  static final Source SOURCE = new Source("", "request", "*");

  Making {
    requests = List.copyOf(requests);
  }

  /// Writes what was asked, names as names.
  void write(FactWriter writer) {
    writer.constant("made").constant(action.name());
    for (Request request : requests) {
      text(writer, request.method() + " " + request.target());
      request.headers().values().forEach((name, values) -> text(writer, name + ": " + values));
      text(writer, request.body().text());
    }
  }

  private static void text(FactWriter writer, String text) {
    writer.value(SOURCE, new Cell.Text(text));
  }
}
