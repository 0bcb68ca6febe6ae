/// What scripts and the API printed, and every request that was sent.
@NullMarked
package io.venomqa.app.ui.log;

import org.jspecify.annotations.NullMarked;
