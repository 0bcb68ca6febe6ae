@NullMarked
package io.venomqa.app.demo;

import org.jspecify.annotations.NullMarked;
