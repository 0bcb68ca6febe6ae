/// What the window asks of a project and of a run: values and interfaces only, free of any screen.
@NullMarked
package io.venomqa.app.session;

import org.jspecify.annotations.NullMarked;
