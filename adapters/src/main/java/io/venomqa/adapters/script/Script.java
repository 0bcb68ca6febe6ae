package io.venomqa.adapters.script;

import io.venomqa.engine.model.SourceLocation;
import org.graalvm.polyglot.Source;

/// One file with an action or an invariant.
///
/// @param name of the action or invariant
/// @param file relative to the project's folder, with `/`
record Script(String name, String file, Source source) {

  SourceLocation start() {
    return new SourceLocation(file, 0, 0);
  }
}
