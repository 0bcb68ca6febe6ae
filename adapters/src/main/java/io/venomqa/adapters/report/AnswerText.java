package io.venomqa.adapters.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;

/// What an answer says, in one short line.
final class AnswerText {

  private static final JsonMapper JSON = new JsonMapper();

  private static final List<String> FIELDS =
      List.of(
          "message", "detail", "error_description", "error", "errors", "title", "reason", "code");

  private static final int LONGEST = 100;

  private AnswerText() {}

  /// The message in an answer, where it is JSON with one; else its beginning. Empty for none.
  ///
  /// @param answer without secrets
  static String brief(String answer) {
    String said = message(answer).orElse(answer).strip();
    return PlainText.line(
        said.codePointCount(0, said.length()) <= LONGEST
            ? said
            : said.substring(0, said.offsetByCodePoints(0, LONGEST - 1)) + "…");
  }

  private static Optional<String> message(String answer) {
    try {
      return message(JSON.readTree(answer));
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  private static Optional<String> message(JsonNode node) {
    if (node.isTextual()) {
      return Optional.of(node.textValue()).filter(text -> !text.isBlank());
    }
    if (node.isArray()) {
      return node.isEmpty() ? Optional.empty() : message(node.get(0));
    }
    return FIELDS.stream()
        .filter(node::has)
        .flatMap(field -> message(node.get(field)).stream())
        .findFirst();
  }
}
