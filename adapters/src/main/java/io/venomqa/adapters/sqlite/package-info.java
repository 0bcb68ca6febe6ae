/// SQLite databases that an API keeps open, rolled back exactly: by an undo log that triggers write
/// in the database itself, or by SQLite's backup.
@NullMarked
package io.venomqa.adapters.sqlite;

import org.jspecify.annotations.NullMarked;
