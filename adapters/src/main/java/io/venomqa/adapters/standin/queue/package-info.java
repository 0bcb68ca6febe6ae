/// A message queue over HTTP that rolls back.
@NullMarked
package io.venomqa.adapters.standin.queue;

import org.jspecify.annotations.NullMarked;
