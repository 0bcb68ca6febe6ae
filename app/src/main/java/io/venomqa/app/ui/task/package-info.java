/// The way from other threads to the screen, and from the screen to other threads.
@NullMarked
package io.venomqa.app.ui.task;

import org.jspecify.annotations.NullMarked;
