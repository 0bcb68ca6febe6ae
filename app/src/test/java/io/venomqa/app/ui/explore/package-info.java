/// Tests.
@NullMarked
package io.venomqa.app.ui.explore;

import org.jspecify.annotations.NullMarked;
