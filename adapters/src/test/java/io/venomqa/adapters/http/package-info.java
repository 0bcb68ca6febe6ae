/// Tests against real servers, well-behaved and broken ones.
@NullUnmarked
package io.venomqa.adapters.http;

import org.jspecify.annotations.NullUnmarked;
