/// Walking a path step by step.
@NullMarked
package io.venomqa.app.ui.replay;

import org.jspecify.annotations.NullMarked;
