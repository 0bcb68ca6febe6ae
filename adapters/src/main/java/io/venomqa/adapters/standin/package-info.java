/// Servers on the loopback address that the API uses in place of real ones, and that roll back.
@NullMarked
package io.venomqa.adapters.standin;

import org.jspecify.annotations.NullMarked;
