package io.venomqa.adapters.postgres;

/// A row, exact: the text that PostgreSQL writes for it as a composite value, in fixed settings of
/// time zone, date style and digits. Rows are known by it alone, since a table may have no key.
///
/// @param table number of the table in its [Schema]
/// @param text such as `(1,"two words",,t)`
record Image(int table, String text) {}
