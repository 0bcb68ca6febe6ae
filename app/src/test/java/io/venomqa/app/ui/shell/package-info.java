/// Tests.
@NullMarked
package io.venomqa.app.ui.shell;

import org.jspecify.annotations.NullMarked;
