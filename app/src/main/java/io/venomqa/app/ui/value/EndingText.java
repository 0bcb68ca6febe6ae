package io.venomqa.app.ui.value;

import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Left;
import io.venomqa.engine.model.Limit;
import io.venomqa.engine.model.NotGoneBeyond;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How a run ended, in plain words. A limit never reads as a pass, and neither does a run in which
/// no call changed anything.
public final class EndingText {

  private EndingText() {}

  /// What was found until the end.
  ///
  /// @param broken rules that are broken
  /// @param failedScripts scripts that failed by themselves
  /// @param changedRows whether any call changed a row of a system
  /// @param closedTo depth up to which every call was tried; -1 for none
  /// @param limits each limit in words, such as `depth 8`
  public record Found(
      int states,
      int calls,
      int broken,
      int failedScripts,
      boolean changedRows,
      int closedTo,
      Duration time,
      Limits limits) {}

  /// The limits of the run, in words.
  public record Limits(String steps, String depth, String time, String violations) {
    String of(Set<Limit> reached) {
      return reached.stream()
          .sorted()
          .map(limit ->
              switch (limit) {
                case STEPS -> steps;
                case DEPTH -> depth;
                case TIME -> time;
                case VIOLATIONS -> violations;
              })
          .collect(Collectors.joining(", "));
    }
  }

  /// The headline and what belongs to it.
  ///
  /// @param left what the run left to try
  public static Notice of(Ending ending, Found found, Left left) {
    Notice notice = of(ending, found);
    return left.isNothing() || found.calls() == 0
        ? notice
        : new Notice(notice.tone(), notice.headline(), (notice.rest() + " " + left(left)).strip());
  }

  private static String left(Left left) {
    String calls = "At least " + Words.count(left.calls(), "call") + " left";
    return left.likely() == Left.UNKNOWN
        ? calls + "; how many more cannot be told."
        : calls
            + ", about %s by what was found so far, hardly more than %s."
                .formatted(Words.count(left.likely()), Words.count(left.most()));
  }

  static Notice of(Ending ending, Found found) {
    return switch (ending) {
      case Ending.Exhausted exhausted -> exhausted(exhausted, found);
      case Ending.LimitReached(var limits, int waiting, var closed) ->
          broken(
              found,
              "Limit reached: " + found.limits().of(limits) + ".",
              waiting,
              closed,
              Notice.Tone.WARN,
              " Nothing broken so far.");
      case Ending.Stopped(int waiting, var closed) ->
          broken(
              found,
              "Stopped by you after " + Words.clock(found.time()) + ".",
              waiting,
              closed,
              Notice.Tone.PLAIN,
              "");
      case Ending.Aborted(var cause, String reason, String remedy) ->
          new Notice(
              Notice.Tone.ABORTED,
              "The run could not go on: " + Words.fullStop(reason),
              (Words.sentence(remedy) + " " + kept(found)).strip());
    };
  }

  private static Notice exhausted(Ending.Exhausted ending, Found found) {
    String totals = totals(found) + " Scope: " + ending.scope() + "." + modulo(ending);
    if (found.broken() > 0) {
      return new Notice(
          Notice.Tone.BAD,
          rules(found) + " Every sequence was tried" + upTo(ending.notGoneBeyond()),
          (totals + " " + left(ending.notGoneBeyond())).strip());
    }
    if (found.failedScripts() > 0) {
      return new Notice(
          Notice.Tone.WARN,
          "Every sequence was tried, but " + failed(found) + ".",
          ("Nothing is broken as far as it could be judged. The console says where. "
                  + totals
                  + " "
                  + left(ending.notGoneBeyond()))
              .strip());
    }
    if (!found.changedRows()) {
      return new Notice(
          Notice.Tone.WARN,
          "No call changed anything, so nothing was tested.",
          totals + " Check that the API uses the configured systems and that the actions write.");
    }
    return new Notice(Notice.Tone.GOOD, "Every sequence was tried. Nothing is broken.", totals);
  }

  private static Notice broken(
      Found found,
      String what,
      int waiting,
      Optional<Ending.ClosedScope> closed,
      Notice.Tone calm,
      String nothing) {
    List<String> rest = new ArrayList<>();
    if (found.closedTo() >= 0) {
      rest.add("Closed to depth " + found.closedTo());
    }
    rest.add(found.calls() == 0 ? "nothing tried" : Words.count(waiting, "state") + " left");
    if (found.failedScripts() > 0) {
      rest.add(failed(found));
    }
    String left =
        (closed.map(EndingText::tried).orElse("") + " " + Words.sentence(String.join(", ", rest)))
            .strip();
    return found.broken() > 0
        ? new Notice(Notice.Tone.BAD, rules(found) + " " + what, totals(found) + " " + left)
        : new Notice(calm, what + nothing, left);
  }

  /// What is known to be complete.
  public static String tried(Ending.ClosedScope closed) {
    return "Everything with " + closed.scope() + " was tried" + upTo(closed.notGoneBeyond());
  }

  private static String upTo(NotGoneBeyond left) {
    return left.isNothing() ? "." : ", " + left + ".";
  }

  private static String left(NotGoneBeyond left) {
    List<String> sentences = new ArrayList<>();
    if (left.broken() > 0) {
      sentences.add(
          "Nothing was tried in "
              + Words.count(left.broken(), "state")
              + " in which a rule is broken.");
    }
    if (left.halfWay() > 0) {
      sentences.add(
          "Nothing was tried in "
              + Words.count(left.halfWay(), "state")
              + " that a failed script left half-way.");
    }
    if (left.brokenOff() > 0) {
      sentences.add(
          Words.count(left.brokenOff(), "call") + " not made to the end, since a script failed.");
    }
    return String.join(" ", sentences);
  }

  private static String failed(Found found) {
    return Words.count(found.failedScripts(), "script") + " failed";
  }

  private static String rules(Found found) {
    return found.broken() == 1
        ? "1 rule is broken."
        : Words.count(found.broken()) + " rules are broken.";
  }

  private static String totals(Found found) {
    return Words.count(found.states(), "state") + ", " + Words.count(found.calls(), "call") + ".";
  }

  private static String kept(Found found) {
    return found.states() == 0 ? "" : Words.count(found.states(), "state") + " kept.";
  }

  private static String modulo(Ending.Exhausted ending) {
    return ending.abstractions().isEmpty()
        ? ""
        : " Taken for equal: " + String.join(", ", ending.abstractions()) + ".";
  }
}
