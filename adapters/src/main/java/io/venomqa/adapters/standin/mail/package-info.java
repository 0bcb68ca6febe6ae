/// A mail server whose mailbox rolls back.
@NullMarked
package io.venomqa.adapters.standin.mail;

import org.jspecify.annotations.NullMarked;
