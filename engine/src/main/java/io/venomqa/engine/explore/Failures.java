package io.venomqa.engine.explore;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.world.SystemFailure;

/// How a run ends that something went wrong in.
final class Failures {

  private Failures() {}

  static Ending.Aborted ending(SystemFailure failure) {
    String reason = String.valueOf(failure.getMessage());
    return switch (failure) {
      case AuditFailure _ ->
          new Ending.Aborted(Ending.Cause.AUDIT_FAILED, reason, failure.remedy());
      case RepeatedReads.Found _ ->
          new Ending.Aborted(
              Ending.Cause.HIDDEN_STATE,
              reason,
              failure.remedy()
                  + " Violations found by this run may come from it, and are not to be relied on.");
      default ->
          new Ending.Aborted(
              Ending.Cause.SYSTEM_FAILED,
              (failure.system().isEmpty() ? "" : failure.system() + ": ") + reason,
              failure.remedy());
    };
  }

  /// The same failure with the state and the call in its words, unless it says its state already.
  static SystemFailure inState(SystemFailure failure, int state, ActionId action) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof AuditFailure
        || failure instanceof RepeatedReads.Found
        || message.contains(" state s")) {
      return failure;
    }
    return new SystemFailure(
        failure.system(),
        "%s, when %s was tried in state s%d"
            .formatted(message.replaceFirst("\\.$", ""), action.name(), state),
        failure.remedy(),
        failure);
  }

  /// The end of a run whose world could not be put back: every system that failed is named, since
  /// each of them is now the user's to mend.
  static Ending notPutBack(Ending ending, SystemFailure failure) {
    Ending told = notPutBack(ending, ending(failure));
    for (Throwable other : failure.getSuppressed()) {
      if (other instanceof SystemFailure another) {
        told = notPutBack(told, ending(another));
      }
    }
    return told;
  }

  /// The end of a run whose world could not be put back, which must be told whatever else happened.
  static Ending notPutBack(Ending ending, Ending.Aborted failure) {
    return ending instanceof Ending.Aborted(var cause, String reason, String remedy)
        ? new Ending.Aborted(
            cause,
            reason.replaceFirst("\\.$", "")
                + ". Besides, when everything was put back: "
                + failure.reason(),
            (remedy.contains(failure.remedy()) ? remedy : remedy + " " + failure.remedy()).strip())
        : failure;
  }

  /// Whatever fails, the world has to be put back and what was found has to be kept.
  static Ending.Aborted ending(Throwable defect) {
    StackTraceElement[] trace = defect.getStackTrace();
    return new Ending.Aborted(
        Ending.Cause.DEFECT,
        "VenomQA failed by a defect of its own: "
            + defect
            + (trace.length == 0 ? "" : ", at " + trace[0]),
        "Report it with these words.");
  }
}
