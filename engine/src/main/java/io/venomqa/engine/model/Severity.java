package io.venomqa.engine.model;

/// How bad it is that a rule is broken; the worst first.
public enum Severity {
  CRITICAL,
  HIGH,
  MEDIUM,
  LOW
}
