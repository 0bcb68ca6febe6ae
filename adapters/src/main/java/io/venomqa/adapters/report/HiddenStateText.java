package io.venomqa.adapters.report;

import io.venomqa.adapters.redaction.Redaction;
import io.venomqa.engine.model.HiddenState;
import io.venomqa.engine.model.Response;
import java.util.List;

/// A read that was answered differently in one and the same state, in plain words: what was seen,
/// then both answers from a little before where they part.
public final class HiddenStateText {

  private static final int BEFORE = 40;
  private static final int LONGEST = 160;

  private HiddenStateText() {}

  /// One line each.
  public static List<String> lines(HiddenState found, Redaction redaction) {
    String first = redaction.body(found.first().body().text());
    String now = redaction.body(found.now().body().text());
    int start = Math.max(0, firstDifference(first, now) - BEFORE);
    return List.of(
        found
            .summary()
            .replace(found.request().target(), redaction.target(found.request().target())),
        "at first:  " + answer(found.first(), first, start),
        "later:     " + answer(found.now(), now, start));
  }

  private static int firstDifference(String one, String other) {
    int same = 0;
    while (same < Math.min(one.length(), other.length())
        && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return same;
  }

  private static String answer(Response response, String body, int start) {
    if (!response.isAnswered()) {
      return response.networkError();
    }
    int from = Math.min(start, body.length());
    int to = Math.min(body.length(), from + LONGEST);
    return (response.statusCode()
            + "  "
            + (from > 0 ? "…" : "")
            + PlainText.line(body.substring(from, to))
            + (to < body.length() ? "…" : ""))
        .strip();
  }
}
