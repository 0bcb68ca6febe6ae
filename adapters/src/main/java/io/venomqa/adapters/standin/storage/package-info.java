/// An object storage that speaks a part of S3 and rolls back.
@NullMarked
package io.venomqa.adapters.standin.storage;

import org.jspecify.annotations.NullMarked;
