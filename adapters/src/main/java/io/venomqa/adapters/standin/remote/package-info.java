/// Systems of the user's own that are rolled back over HTTP, or by a reset and walking again.
@NullMarked
package io.venomqa.adapters.standin.remote;

import org.jspecify.annotations.NullMarked;
