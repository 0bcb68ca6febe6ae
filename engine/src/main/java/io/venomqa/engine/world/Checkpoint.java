package io.venomqa.engine.world;

/// A handle to go back to; only the system that made it can read it.
public interface Checkpoint {}
