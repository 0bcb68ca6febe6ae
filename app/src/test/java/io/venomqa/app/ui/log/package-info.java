/// Tests.
@NullMarked
package io.venomqa.app.ui.log;

import org.jspecify.annotations.NullMarked;
