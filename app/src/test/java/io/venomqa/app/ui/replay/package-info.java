/// Tests.
@NullMarked
package io.venomqa.app.ui.replay;

import org.jspecify.annotations.NullMarked;
