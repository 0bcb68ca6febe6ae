package io.venomqa.app.ui.shell;

import io.venomqa.app.ui.value.Level;
import java.util.Optional;

/// A line of the project tree.
///
/// @param level the rule's severity, for invariants
/// @param note such as `23` or `holds`
/// @param tone style class of the note: `muted`, `good`, `bad` or `warn`
/// @param reason why the note says so, as a clause; may be empty
public record TreeRow(String name, Optional<Level> level, String note, String tone, String reason) {

  /// A note that says all.
  public TreeRow(String name, Optional<Level> level, String note, String tone) {
    this(name, level, note, tone, "");
  }
}
