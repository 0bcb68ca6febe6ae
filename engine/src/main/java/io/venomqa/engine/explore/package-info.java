/// The explicit-state search: one loop, strategies that order its frontier, and what a run may
/// cost.
@NullMarked
package io.venomqa.engine.explore;

import org.jspecify.annotations.NullMarked;
