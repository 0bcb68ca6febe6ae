package io.venomqa.engine.event;

/// Where the time of one step went, in nanoseconds. The parts add up to the step's whole time.
///
/// @param api waiting for the API's answers to the action's and the invariants' calls
/// @param restore going back to the state that the step starts in, audits included
/// @param drain finding out what the call changed, and taking a checkpoint
/// @param settle watching for writes after the answer, and finding out what values mean: only after
///   the first effective calls of an action, and after an action that is known to write late
/// @param invariants checking all invariants, their queries included, their calls not
/// @param scripts the action's own code
/// @param engine everything else
public record StepTimes(
    long api, long restore, long drain, long settle, long invariants, long scripts, long engine) {

  public static final StepTimes ZERO = new StepTimes(0, 0, 0, 0, 0, 0, 0);

  public long total() {
    return api + restore + drain + settle + invariants + scripts + engine;
  }

  /// Times whose `engine` part is what the other parts leave of the total.
  public static StepTimes ofTotal(
      long total, long api, long restore, long drain, long settle, long invariants, long scripts) {
    long engine = total - api - restore - drain - settle - invariants - scripts;
    return new StepTimes(api, restore, drain, settle, invariants, scripts, Math.max(0, engine));
  }
}
