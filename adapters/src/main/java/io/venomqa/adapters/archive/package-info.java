/// One run as one SQLite file, written while exploring and read page by page.
@NullMarked
package io.venomqa.adapters.archive;

import org.jspecify.annotations.NullMarked;
