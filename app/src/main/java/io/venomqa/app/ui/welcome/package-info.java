/// What is shown while no project is open.
@NullMarked
package io.venomqa.app.ui.welcome;

import org.jspecify.annotations.NullMarked;
