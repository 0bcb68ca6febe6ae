@NullMarked
package io.venomqa.engine.identity;

import org.jspecify.annotations.NullMarked;
