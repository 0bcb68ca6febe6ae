/// The values of an exploration: states, transitions, paths, requests, responses and changes. All
/// immutable.
@NullMarked
package io.venomqa.engine.model;

import org.jspecify.annotations.NullMarked;
