package io.venomqa.engine.explore;

import io.venomqa.engine.model.Ending;
import io.venomqa.engine.world.SystemFailure;

/// How a run ends that something went wrong in.
final class Failures {

  private Failures() {}

  static Ending.Aborted ending(SystemFailure failure) {
    return failure instanceof AuditFailure
        ? new Ending.Aborted(
            Ending.Cause.AUDIT_FAILED, String.valueOf(failure.getMessage()), failure.remedy())
        : new Ending.Aborted(
            Ending.Cause.SYSTEM_FAILED,
            failure.system() + ": " + failure.getMessage(),
            failure.remedy());
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
