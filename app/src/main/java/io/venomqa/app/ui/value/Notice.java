package io.venomqa.app.ui.value;

/// A sentence that counts, and what belongs to it.
///
/// @param headline in bold
/// @param rest may be empty
public record Notice(Tone tone, String headline, String rest) {

  public enum Tone {
    GOOD("good", "mdoal-check_circle_outline"),
    WARN("warn", "mdoal-flag"),
    BAD("bad", "mdoal-error_outline"),
    PLAIN("plain", "mdomz-stop"),
    ABORTED("bad", "mdoal-block");

    private final String styleClass;
    private final String icon;

    Tone(String styleClass, String icon) {
      this.styleClass = styleClass;
      this.icon = icon;
    }

    public String styleClass() {
      return styleClass;
    }

    /// The icon's literal.
    public String icon() {
      return icon;
    }
  }

  /// Headline and rest in one line.
  public String text() {
    return (headline + " " + rest).strip();
  }
}
