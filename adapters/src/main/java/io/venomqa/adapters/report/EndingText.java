package io.venomqa.adapters.report;

import static io.venomqa.adapters.report.PlainText.count;
import static io.venomqa.adapters.report.PlainText.number;

import io.venomqa.engine.explore.ExplorationResult;
import io.venomqa.engine.explore.Limits;
import io.venomqa.engine.model.Conclusion;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Limit;
import io.venomqa.engine.model.NotGoneBeyond;
import io.venomqa.engine.model.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// How a run ended, in plain words: the headline first. A limit never reads as a pass.
public final class EndingText {

  private EndingText() {}

  /// The headline alone, such as `Every sequence was tried. Nothing is broken.`
  public static String headline(ExplorationResult result) {
    int rules = Cause.rules(result.violations());
    String broken = rules == 1 ? "1 rule is broken." : number(rules) + " rules are broken.";
    return switch (result.conclusion()) {
      case PASSED -> everySequence(result) + ". Nothing is broken.";
      case VIOLATIONS -> broken;
      case SCRIPTS_FAILED ->
          "Not passed: scripts of the project failed ("
              + count(result.scriptProblems().size(), "error")
              + "), so not everything could be judged.";
      case NOTHING_CHANGED ->
          "Not passed: no call changed anything in a system, so nothing is known about sequences.";
      case INCOMPLETE -> how(result) + " Nothing broken so far.";
      case COULD_NOT_RUN -> how(result) + (rules == 0 ? "" : " Until then: " + broken);
    };
  }

  private static String everySequence(ExplorationResult result) {
    String all = "Every sequence was tried";
    if (isRestored(result)) {
      return all;
    }
    return all
        + " on fresh resources, with nothing restored"
        + (isAllSeen(result) ? "" : ", as far as state.context tells states apart");
  }

  private static boolean isRestored(ExplorationResult result) {
    return result.notices().stream()
        .noneMatch(notice -> notice.kind() == Notice.Kind.NOTHING_RESTORED);
  }

  private static boolean isAllSeen(ExplorationResult result) {
    return result.notices().stream()
        .noneMatch(notice -> notice.kind() == Notice.Kind.CONTENT_UNSEEN);
  }

  /// The headline, what is left, and what to do about it.
  static List<String> lines(ExplorationResult result) {
    List<String> lines = new ArrayList<>(List.of(headline(result)));
    boolean isSaid =
        result.conclusion() == Conclusion.PASSED
            || result.conclusion() == Conclusion.INCOMPLETE
            || result.conclusion() == Conclusion.COULD_NOT_RUN;
    if (!isSaid) {
      lines.add(how(result));
    }
    switch (result.ending()) {
      case Ending.Exhausted exhausted -> {
        lines.add("Exhausted within scope: " + exhausted.scope() + ".");
        lines.addAll(notGoneBeyond(exhausted.notGoneBeyond()));
        if (!exhausted.abstractions().isEmpty()) {
          lines.add("Taken for the same: " + String.join(", ", exhausted.abstractions()) + ".");
        }
      }
      case Ending.LimitReached reached -> {
        reached.closed().ifPresent(closed -> lines.addAll(allTried(closed)));
        lines.add(left(result, reached.waiting()));
        lines.addAll(CoverageText.left(result.coverage().left()));
      }
      case Ending.Stopped stopped -> {
        stopped.closed().ifPresent(closed -> lines.addAll(allTried(closed)));
        lines.add(left(result, stopped.waiting()));
        lines.addAll(CoverageText.left(result.coverage().left()));
      }
      case Ending.Aborted aborted -> {
        if (!aborted.remedy().isBlank()) {
          lines.add(PlainText.line(aborted.remedy()));
        }
      }
    }
    if (result.conclusion() == Conclusion.NOTHING_CHANGED) {
      lines.add(
          "The API may be using another database than the one in venomqa.yaml, or every call was"
              + " refused.");
    }
    return lines;
  }

  /// What is known to be complete, such as `Everything with at most 1 call of each action was
  /// tried.`
  public static String tried(Ending.ClosedScope closed) {
    return "Everything with " + closed.scope() + " was tried" + upTo(closed.notGoneBeyond());
  }

  private static List<String> allTried(Ending.ClosedScope closed) {
    List<String> lines = new ArrayList<>(List.of(tried(closed)));
    lines.addAll(notGoneBeyond(closed.notGoneBeyond()));
    return lines;
  }

  private static String upTo(NotGoneBeyond left) {
    return left.isNothing() ? "." : ", " + left + ".";
  }

  private static List<String> notGoneBeyond(NotGoneBeyond left) {
    List<String> lines = new ArrayList<>();
    if (left.broken() > 0) {
      lines.add(
          "Nothing was tried in "
              + count(left.broken(), "state")
              + " in which a rule is broken (search.beyond goes on from there).");
    }
    if (left.halfWay() > 0) {
      lines.add(
          "Nothing was tried in "
              + count(left.halfWay(), "state")
              + " that a failed script left half-way.");
    }
    if (left.brokenOff() > 0) {
      lines.add(
          count(left.brokenOff(), "call")
              + (left.brokenOff() == 1 ? " was" : " were")
              + " not made, or not to the end, since a script failed.");
    }
    return lines;
  }

  private static String left(ExplorationResult result, int waiting) {
    if (result.transitionsTaken() == 0) {
      return "Nothing was tried yet.";
    }
    return waiting == 1
        ? "1 state still has calls to try."
        : number(waiting) + " states still have calls to try.";
  }

  private static String how(ExplorationResult result) {
    return switch (result.ending()) {
      case Ending.Exhausted exhausted -> everySequence(result) + upTo(exhausted.notGoneBeyond());
      case Ending.LimitReached reached ->
          reached.limits().stream()
              .sorted()
              .map(limit -> limit(limit, result.limits()))
              .collect(Collectors.joining(", ", "Limit reached: ", "."));
      case Ending.Stopped _ -> "Stopped by you.";
      case Ending.Aborted aborted ->
          "The run could not go on: "
              + PlainText.line(aborted.reason()).replaceFirst("\\.$", "")
              + ".";
    };
  }

  private static String limit(Limit limit, Limits limits) {
    return switch (limit) {
      case STEPS -> "steps " + number(limits.steps());
      case DEPTH -> "depth " + limits.depth();
      case TIME -> "time " + PlainText.duration(limits.time());
      case VIOLATIONS -> "violations " + number(limits.violations());
    };
  }
}
