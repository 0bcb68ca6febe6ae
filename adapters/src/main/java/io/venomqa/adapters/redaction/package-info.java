/// Keeps secrets out of what is written about a run: reports and archives.
@NullMarked
package io.venomqa.adapters.redaction;

import org.jspecify.annotations.NullMarked;
