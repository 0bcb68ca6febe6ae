/// A small order API with a bug that no single call shows: an order can be refunded twice.
@NullMarked
package io.venomqa.examples.shop;

import org.jspecify.annotations.NullMarked;
