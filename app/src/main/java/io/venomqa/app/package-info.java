/// The composition root: the one place that knows all parts.
@NullMarked
package io.venomqa.app;

import org.jspecify.annotations.NullMarked;
