/// Tests over real sockets, by real clients.
@NullUnmarked
package io.venomqa.adapters.standin.storage;

import org.jspecify.annotations.NullUnmarked;
