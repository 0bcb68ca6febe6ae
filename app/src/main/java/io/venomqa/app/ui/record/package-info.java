/// What the window remembers of a run, kept up to date by its events; knows no screen.
@NullMarked
package io.venomqa.app.ui.record;

import org.jspecify.annotations.NullMarked;
