/// Scripts as users write them, run by the real engine.
@NullUnmarked
package io.venomqa.adapters.script;

import org.jspecify.annotations.NullUnmarked;
