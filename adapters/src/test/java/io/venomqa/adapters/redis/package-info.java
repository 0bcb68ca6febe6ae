/// Tests on a real server to which other connections write.
@NullUnmarked
package io.venomqa.adapters.redis;

import org.jspecify.annotations.NullUnmarked;
