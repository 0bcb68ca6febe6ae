/// A small shop in memory, explored by the real explorer: what window tests need of a project.
@NullMarked
package io.venomqa.app.ui.toy;

import org.jspecify.annotations.NullMarked;
