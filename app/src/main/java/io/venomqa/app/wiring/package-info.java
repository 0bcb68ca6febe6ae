/// Builds the parts of a run from a project and puts them together. Constructors by hand, nothing
/// else.
@NullMarked
package io.venomqa.app.wiring;

import org.jspecify.annotations.NullMarked;
