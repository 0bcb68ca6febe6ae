/// Tests over real sockets, by real clients.
@NullUnmarked
package io.venomqa.adapters.standin.clock;

import org.jspecify.annotations.NullUnmarked;
