/// One run: controls, counters, the graph, and what is known of a state or call.
@NullMarked
package io.venomqa.app.ui.explore;

import org.jspecify.annotations.NullMarked;
