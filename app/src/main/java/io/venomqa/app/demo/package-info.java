/// The built-in shop: its project folder and the checks that a developer would have written.
@NullMarked
package io.venomqa.app.demo;

import org.jspecify.annotations.NullMarked;
