@NullMarked
package io.venomqa.app.session;

import org.jspecify.annotations.NullMarked;
