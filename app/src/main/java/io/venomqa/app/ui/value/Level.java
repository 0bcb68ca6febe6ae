package io.venomqa.app.ui.value;

import io.venomqa.engine.model.Severity;
import java.util.Locale;

/// How bad a broken rule is, as views show it: each has a shape and a colour of its own.
public enum Level {
  CRITICAL,
  HIGH,
  MEDIUM,
  LOW;

  public static Level of(Severity severity) {
    return valueOf(severity.name());
  }

  /// Its name in the style sheet.
  public String styleClass() {
    return name().toLowerCase(Locale.ROOT);
  }
}
