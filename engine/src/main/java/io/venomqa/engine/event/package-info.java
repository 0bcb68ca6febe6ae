/// What happens during an exploration, as values for whoever listens.
@NullMarked
package io.venomqa.engine.event;

import org.jspecify.annotations.NullMarked;
