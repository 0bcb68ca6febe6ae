/// A run's result for others to read: as text for a terminal, as JSON for programs.
@NullMarked
package io.venomqa.adapters.report;

import org.jspecify.annotations.NullMarked;
