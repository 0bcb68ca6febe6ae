package io.venomqa.adapters.report;

import io.venomqa.engine.model.Severity;

/// Colours text for a terminal, or leaves it alone. Colour only repeats what the words say.
record Ink(boolean colours) {

  String danger(String text) {
    return paint("31", text);
  }

  String success(String text) {
    return paint("32", text);
  }

  String warning(String text) {
    return paint("33", text);
  }

  String muted(String text) {
    return paint("2", text);
  }

  String strong(String text) {
    return paint("1", text);
  }

  String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> paint("1;31", severity.name());
      case HIGH -> paint("31", severity.name());
      case MEDIUM -> paint("33", severity.name());
      case LOW -> paint("2", severity.name());
    };
  }

  private String paint(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
