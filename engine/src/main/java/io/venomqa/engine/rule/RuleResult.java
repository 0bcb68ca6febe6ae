package io.venomqa.engine.rule;

import io.venomqa.engine.model.Severity;

/// What one invariant said after one step.
public record RuleResult(String rule, Severity severity, Verdict verdict) {}
