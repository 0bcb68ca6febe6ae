/// What can be done, with its name, its key and the reason why it cannot be done now.
@NullMarked
package io.venomqa.app.ui.command;

import org.jspecify.annotations.NullMarked;
