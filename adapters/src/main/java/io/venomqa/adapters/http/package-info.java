/// The API under test over HTTP/1.1.
@NullMarked
package io.venomqa.adapters.http;

import org.jspecify.annotations.NullMarked;
