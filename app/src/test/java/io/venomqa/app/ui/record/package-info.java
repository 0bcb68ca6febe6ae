/// Tests.
@NullMarked
package io.venomqa.app.ui.record;

import org.jspecify.annotations.NullMarked;
