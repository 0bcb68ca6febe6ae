/// A clock over HTTP that stands still, is moved by actions and rolls back.
@NullMarked
package io.venomqa.adapters.standin.clock;

import org.jspecify.annotations.NullMarked;
