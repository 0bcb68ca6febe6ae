package io.venomqa.engine.model;

/// What lies within a scope and was not tried all the same, and why.
///
/// @param broken states in which a rule is broken
/// @param halfWay states that are only known as what a failed script left half-way
/// @param brokenOff calls that were not made, or not to their end, since their script failed
public record NotGoneBeyond(int broken, int halfWay, int brokenOff) {

  /// Everything was tried.
  public static final NotGoneBeyond NOTHING = new NotGoneBeyond(0, 0, 0);

  public boolean isNothing() {
    return equals(NOTHING);
  }

  /// Where it ends, such as `up to where a rule breaks`; empty when everything was tried.
  @Override
  public String toString() {
    boolean failed = halfWay > 0 || brokenOff > 0;
    return isNothing()
        ? ""
        : broken > 0 && failed
            ? "up to where a rule breaks or a script failed"
            : "up to where a " + (failed ? "script failed" : "rule breaks");
  }
}
