package io.venomqa.app.ui.log;

import io.venomqa.app.session.ConsoleLine;
import io.venomqa.app.ui.value.EndingText;
import io.venomqa.app.ui.value.StatusText;
import io.venomqa.app.ui.value.Words;
import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.model.Transition;

/// What was printed and what was sent during a run.
public final class LogViewModel {

  /// A line of the console.
  ///
  /// @param tone style class: `muted`, `warn` or `bad`
  public record ConsoleRow(String tone, String level, String origin, String text) {}

  /// A request.
  ///
  /// @param call number of the transition that it belongs to
  /// @param nanos until the whole response was read, in nanoseconds
  public record HttpRow(
      int number, int call, String action, String method, String target, int status, long nanos) {

    public String statusText() {
      return StatusText.of(status);
    }

    public String millis() {
      return Words.millis(nanos);
    }
  }

  private static final int LONGEST_ANSWER = 200;

  private final BoundedLog<ConsoleRow> console = new BoundedLog<>(5_000);
  private final BoundedLog<HttpRow> http = new BoundedLog<>(10_000);

  public BoundedLog<ConsoleRow> console() {
    return console;
  }

  public BoundedLog<HttpRow> http() {
    return http;
  }

  public void clear() {
    console.clear();
    http.clear();
  }

  public void on(ConsoleLine line) {
    switch (line.level()) {
      case INFO -> print("muted", "info", line.origin(), line.text());
      case WARNING -> print("warn", "warning", line.origin(), line.text());
      case ERROR -> print("bad", "error", line.origin(), line.text());
    }
  }

  public void on(ExplorationEvent event) {
    switch (event) {
      case ExplorationEvent.TransitionTaken(var transition, var _, var _) -> requests(transition);
      case ExplorationEvent.ScriptFailed(var problem) ->
          print(
              "bad",
              "script error",
              problem.error().location().toString(),
              problem.error().message() + " (after " + problem.path() + ")");
      case ExplorationEvent.Noticed(var notice) ->
          print("warn", "notice", "VenomQA", notice.message());
      case ExplorationEvent.HiddenStateFound(var found) ->
          print(
              "bad",
              "hidden state",
              "VenomQA",
              "%s (first %s, later %s)"
                  .formatted(found.summary(), answer(found.first()), answer(found.now())));
      case ExplorationEvent.ScopeClosed(var closed) ->
          print("muted", "scope", "VenomQA", EndingText.tried(closed));
      case ExplorationEvent.ProofStep(String description, boolean passed) ->
          print(passed ? "muted" : "bad", passed ? "proof" : "not proven", "VenomQA", description);
      default -> {}
    }
  }

  private static String answer(Response response) {
    String text = response.isAnswered() ? response.body().text() : response.networkError();
    return response.statusCode()
        + " "
        + text.substring(0, Math.min(LONGEST_ANSWER, text.length())).replaceAll("\\s+", " ");
  }

  /// Shows what was added since the last time.
  public void publish() {
    console.publish();
    http.publish();
  }

  private void print(String tone, String level, String origin, String text) {
    console.add(new ConsoleRow(tone, level, origin, text));
  }

  private void requests(Transition transition) {
    for (Exchange exchange : transition.exchanges()) {
      http.add(
          new HttpRow(
              http.total() + 1,
              transition.number(),
              transition.action().name(),
              exchange.request().method(),
              exchange.request().target(),
              exchange.response().statusCode(),
              exchange.nanos()));
    }
  }
}
