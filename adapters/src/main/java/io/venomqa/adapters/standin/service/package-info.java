/// A service that the API calls, written as a script of the project, that rolls back.
@NullMarked
package io.venomqa.adapters.standin.service;

import org.jspecify.annotations.NullMarked;
