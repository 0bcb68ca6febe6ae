/// Tests over real sockets, by real clients.
@NullUnmarked
package io.venomqa.adapters.standin.remote;

import org.jspecify.annotations.NullUnmarked;
