/// Plain values that views show, made from the engine's; they know no screen.
@NullMarked
package io.venomqa.app.ui.value;

import org.jspecify.annotations.NullMarked;
