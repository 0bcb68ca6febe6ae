@NullUnmarked
package io.venomqa.adapters.postgres.proxy;

import org.jspecify.annotations.NullUnmarked;
