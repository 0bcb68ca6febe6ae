/// The command line. The only place that prints.
@NullMarked
package io.venomqa.app.cli;

import org.jspecify.annotations.NullMarked;
