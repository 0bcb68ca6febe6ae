/// The window. Nothing outside this package and its children knows JavaFX.
@NullMarked
package io.venomqa.app.ui;

import org.jspecify.annotations.NullMarked;
