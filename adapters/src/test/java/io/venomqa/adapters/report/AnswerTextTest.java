package io.venomqa.adapters.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an answer says in one line.
class AnswerTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"status\": 409, \"message\": \"not paid\"} | not paid",
        "{\"error\": {\"code\": \"E7\", \"detail\": \"too late\"}} | too late",
        "{\"errors\": [{\"title\": \"no stock\"}, {\"title\": \"no money\"}]} | no stock",
        "\"plain\" | plain",
        "{\"status\": 409} | {\"status\": 409}",
        "Bad Gateway | Bad Gateway",
        "'' | ''",
      })
  void isItsMessageOrItsBeginning(String answer, String brief) {
    assertEquals(brief, AnswerText.brief(answer));
  }

  @ParameterizedTest
  @CsvSource({"99, 99", "100, 100", "101, 100"})
  void isCutWhereItIsLong(int length, int shown) {
    assertEquals(shown, AnswerText.brief("x".repeat(length)).length());
  }
}
