package io.venomqa.app.ui.shell;

import io.venomqa.app.ui.value.Level;
import java.util.Optional;

/// A line of the project tree.
///
/// @param level the rule's severity, for invariants
/// @param note such as `23` or `holds`
/// @param tone style class of the note: `muted`, `good`, `bad` or `warn`
public record TreeRow(String name, Optional<Level> level, String note, String tone) {}
