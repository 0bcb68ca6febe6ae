/// Actions and invariants written in JavaScript, run in a sandbox by GraalJS.
@NullMarked
package io.venomqa.adapters.script;

import org.jspecify.annotations.NullMarked;
