@NullMarked
package io.venomqa.app.cli;

import org.jspecify.annotations.NullMarked;
