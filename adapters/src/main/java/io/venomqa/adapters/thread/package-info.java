/// The one place where this module starts threads.
@NullMarked
package io.venomqa.adapters.thread;

import org.jspecify.annotations.NullMarked;
