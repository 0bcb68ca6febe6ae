package io.venomqa.engine.model;

/// What can bring a run to its end before everything within the scope was tried.
public enum Limit {
  STEPS,
  DEPTH,
  TIME,
  VIOLATIONS
}
