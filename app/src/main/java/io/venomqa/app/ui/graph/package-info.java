/// The live picture of an exploration: states by depth or by force, calls between them, the failing
/// path, and everything a person does with it. Knows neither the engine nor the adapters: it is fed
/// with plain values and drawn off the UI thread.
@NullMarked
package io.venomqa.app.ui.graph;

import org.jspecify.annotations.NullMarked;
