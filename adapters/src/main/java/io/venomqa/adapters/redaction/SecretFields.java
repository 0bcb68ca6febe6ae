package io.venomqa.adapters.redaction;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

/// Replaces the values of secret fields in a text of JSON and leaves everything else as it is
/// written. Below a secret name every text and number is one.
final class SecretFields {

  private static final JsonFactory JSON = new JsonFactory();

  private final String text;
  private final Predicate<String> isSecret;
  private final StringBuilder shown = new StringBuilder();
  private int copied;

  private SecretFields(String text, Predicate<String> isSecret) {
    this.text = text;
    this.isSecret = isSecret;
  }

  /// Replaces them; empty when the text is no JSON.
  static Optional<String> replace(String text, Predicate<String> isSecret) {
    try (JsonParser parser = JSON.createParser(text)) {
      return Optional.of(new SecretFields(text, isSecret).replaced(parser));
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  private String replaced(JsonParser parser) throws IOException {
    int secretBelow = Integer.MAX_VALUE;
    int depth = 0;
    boolean next = false;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      switch (token) {
        case START_OBJECT, START_ARRAY -> {
          depth++;
          if (next) {
            secretBelow = Math.min(secretBelow, depth);
          }
        }
        case END_OBJECT, END_ARRAY -> {
          depth--;
          if (depth < secretBelow) {
            secretBelow = Integer.MAX_VALUE;
          }
        }
        case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
          if (next || depth >= secretBelow) {
            replaceToken(parser);
          }
        }
        default -> {}
      }
      next = token == JsonToken.FIELD_NAME && isSecret.test(parser.currentName());
    }
    return shown.append(text, copied, text.length()).toString();
  }

  private void replaceToken(JsonParser parser) throws IOException {
    int start = (int) parser.currentTokenLocation().getCharOffset();
    parser.finishToken();
    shown.append(text, copied, start).append('"').append(Redaction.REPLACEMENT).append('"');
    copied = (int) parser.currentLocation().getCharOffset();
  }
}
