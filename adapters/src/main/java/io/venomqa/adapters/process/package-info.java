/// The API's own process: starting it, waiting until it answers, ending it with all it has started.
@NullMarked
package io.venomqa.adapters.process;

import org.jspecify.annotations.NullMarked;
