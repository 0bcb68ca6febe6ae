/// Broken rules, with the shortest path to each.
@NullMarked
package io.venomqa.app.ui.violation;

import org.jspecify.annotations.NullMarked;
