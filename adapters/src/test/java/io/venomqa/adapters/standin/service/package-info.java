/// Tests over real sockets, by real clients.
@NullUnmarked
package io.venomqa.adapters.standin.service;

import org.jspecify.annotations.NullUnmarked;
