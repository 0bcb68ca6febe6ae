/// What a project says: actions that can be called and invariants that must hold.
@NullMarked
package io.venomqa.engine.rule;

import org.jspecify.annotations.NullMarked;
