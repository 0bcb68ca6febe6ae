package io.venomqa.adapters.script;

import io.venomqa.engine.model.SourceLocation;
import java.util.Optional;
import org.graalvm.polyglot.Source;

/// One file with an action or an invariant.
///
/// @param name of the action or invariant
/// @param file relative to the project's folder, with `/`
/// @param body the same as a [BodyFunction], where it is one
record Script(String name, String file, Source source, Optional<Source> body) {

  Script(String name, String file, Source source) {
    this(name, file, source, Optional.empty());
  }

  SourceLocation start() {
    return new SourceLocation(file, 0, 0);
  }
}
