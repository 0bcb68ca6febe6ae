/// Tests of what the SQL systems have in common.
@NullUnmarked
package io.venomqa.adapters.sql;

import org.jspecify.annotations.NullUnmarked;
