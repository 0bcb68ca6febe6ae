/// What the SQL systems have in common.
@NullMarked
package io.venomqa.adapters.sql;

import org.jspecify.annotations.NullMarked;
