/// PostgreSQL databases that an API keeps connections to, rolled back exactly: by an undo log that
/// triggers write, or by comparing whole tables.
@NullMarked
package io.venomqa.adapters.postgres;

import org.jspecify.annotations.NullMarked;
