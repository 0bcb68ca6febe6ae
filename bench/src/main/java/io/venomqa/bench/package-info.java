/// Measurements. Each compares within one run and ends with one line of JSON.
@NullMarked
package io.venomqa.bench;

import org.jspecify.annotations.NullMarked;
