/// A project on disk: the folder, `venomqa.yaml` and what they say, as values, or all that is wrong
/// with them.
@NullMarked
package io.venomqa.adapters.project;

import org.jspecify.annotations.NullMarked;
