/// Tests over real sockets, by real clients.
@NullUnmarked
package io.venomqa.adapters.standin.mail;

import org.jspecify.annotations.NullUnmarked;
