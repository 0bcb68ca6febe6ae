/// The system under test as the explorer drives it: the API, the systems that roll back, and what
/// flows between calls.
@NullMarked
package io.venomqa.engine.world;

import org.jspecify.annotations.NullMarked;
