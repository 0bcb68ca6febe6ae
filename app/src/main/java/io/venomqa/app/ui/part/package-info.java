/// The small parts that views are made of.
@NullMarked
package io.venomqa.app.ui.part;

import org.jspecify.annotations.NullMarked;
