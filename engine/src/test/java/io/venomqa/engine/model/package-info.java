@NullMarked
package io.venomqa.engine.model;

import org.jspecify.annotations.NullMarked;
