/// The systems that are rolled back together, and the proof that they can be.
@NullMarked
package io.venomqa.app.ui.world;

import org.jspecify.annotations.NullMarked;
