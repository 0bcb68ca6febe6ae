package io.venomqa.engine.model;

/// A script's own error, with the calls that led to it.
///
/// @param script name of the action or invariant
/// @param path including the step in which it failed
public record ScriptProblem(String script, ScriptError error, Path path) {}
