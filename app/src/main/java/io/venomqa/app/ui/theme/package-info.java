/// Colours, fonts, icons and the small parts that every view is made of.
@NullMarked
package io.venomqa.app.ui.theme;

import org.jspecify.annotations.NullMarked;
