@NullMarked
package io.venomqa.engine;

import org.jspecify.annotations.NullMarked;
