package io.venomqa.adapters.postgres;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The text of a composite value, such as `(1,"two words",,t)`: as described in PostgreSQL's
/// manual, "Composite Type Input and Output Syntax".
final class Composite {

  private final String text;
  private int at = 1;

  private Composite(String text) {
    this.text = text;
  }

  /// The text of each field; null for NULL.
  static List<@Nullable String> fields(String text) {
    return new Composite(text).fields();
  }

  private List<@Nullable String> fields() {
    List<@Nullable String> fields = new ArrayList<>();
    if (text.length() > 2) {
      fields.add(field());
      while (text.charAt(at) == ',') {
        at++;
        fields.add(field());
      }
    } else {
      fields.add(null);
    }
    return fields;
  }

  private @Nullable String field() {
    if (isEnd()) {
      return null;
    }
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    while (quoted || !isEnd()) {
      char c = text.charAt(at);
      if (c == '"') {
        if (quoted && text.charAt(at + 1) == '"') {
          field.append('"');
          at++;
        } else {
          quoted = !quoted;
        }
      } else if (c == '\\') {
        at++;
        field.append(text.charAt(at));
      } else {
        field.append(c);
      }
      at++;
    }
    return field.toString();
  }

  private boolean isEnd() {
    return text.charAt(at) == ',' || text.charAt(at) == ')';
  }
}
