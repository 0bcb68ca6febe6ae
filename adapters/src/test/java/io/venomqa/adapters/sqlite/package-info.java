/// Tests on real files that another process keeps open and writes.
@NullUnmarked
package io.venomqa.adapters.sqlite;

import org.jspecify.annotations.NullUnmarked;
