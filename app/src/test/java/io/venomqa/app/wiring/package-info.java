@NullMarked
package io.venomqa.app.wiring;

import org.jspecify.annotations.NullMarked;
