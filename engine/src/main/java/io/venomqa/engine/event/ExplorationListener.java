package io.venomqa.engine.event;

/// Told of everything that happens, on the thread that explores: must be quick and must not throw.
public interface ExplorationListener {

  void on(ExplorationEvent event);
}
