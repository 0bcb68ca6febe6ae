/// What every mechanism of every system has to pass.
@NullUnmarked
package io.venomqa.adapters.contract;

import org.jspecify.annotations.NullUnmarked;
