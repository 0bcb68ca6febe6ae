/// Tests.
@NullMarked
package io.venomqa.app.ui.value;

import org.jspecify.annotations.NullMarked;
