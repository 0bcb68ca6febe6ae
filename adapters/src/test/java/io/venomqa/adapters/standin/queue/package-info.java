/// Tests over real sockets, by real clients.
@NullUnmarked
package io.venomqa.adapters.standin.queue;

import org.jspecify.annotations.NullUnmarked;
