/// Redis: one logical database that is rolled back while the API keeps its connections to it.
@NullMarked
package io.venomqa.adapters.redis;

import org.jspecify.annotations.NullMarked;
