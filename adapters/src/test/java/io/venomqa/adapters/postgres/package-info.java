/// Tests on a real server, to which other processes keep connections.
@NullUnmarked
package io.venomqa.adapters.postgres;

import org.jspecify.annotations.NullUnmarked;
