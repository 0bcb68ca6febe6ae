package io.venomqa.engine.world;

import java.util.Optional;

/// A system in which a run that was killed leaves something that has to be put back.
public interface Recoverable {

  /// Puts back what a dead run left, and nothing else: to be called before an API starts on it,
  /// which may write at its start. Does nothing where nothing was left.
  ///
  /// @return what people have to know about it; empty when nothing
  /// @throws SystemFailure when a run is using the system, or somebody has written since it died
  ///   and it was not said what to do
  Optional<String> recover() throws SystemFailure;
}
