/// The window, clicked through without a display.
@NullMarked
package io.venomqa.app.ui;

import org.jspecify.annotations.NullMarked;
