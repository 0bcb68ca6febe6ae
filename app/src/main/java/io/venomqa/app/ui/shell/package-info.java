/// The window: header, project tree, tabs, inspector, bottom panel and status bar.
@NullMarked
package io.venomqa.app.ui.shell;

import org.jspecify.annotations.NullMarked;
