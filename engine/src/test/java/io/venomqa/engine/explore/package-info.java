@NullMarked
package io.venomqa.engine.explore;

import org.jspecify.annotations.NullMarked;
