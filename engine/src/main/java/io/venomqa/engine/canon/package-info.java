/// When two contents are the same but for the names of the things in them.
@NullMarked
package io.venomqa.engine.canon;

import org.jspecify.annotations.NullMarked;
