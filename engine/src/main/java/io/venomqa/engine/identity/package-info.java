/// When two states are the same: what of their content counts, and what is only a name.
@NullMarked
package io.venomqa.engine.identity;

import org.jspecify.annotations.NullMarked;
