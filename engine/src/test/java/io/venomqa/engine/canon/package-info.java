/// Tests of renaming.
@NullMarked
package io.venomqa.engine.canon;

import org.jspecify.annotations.NullMarked;
