@NullMarked
package io.venomqa.engine.toy;

import org.jspecify.annotations.NullMarked;
