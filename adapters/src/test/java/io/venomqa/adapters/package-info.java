@NullMarked
package io.venomqa.adapters;

import org.jspecify.annotations.NullMarked;
