package io.venomqa.app.ui.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.app.ui.value.JsonText.Kind;
import io.venomqa.app.ui.value.JsonText.Piece;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JsonTextTest {

  @Test
  void keepsAShortObjectOnOneLine() {
    assertEquals("{ \"amount\": 100 }", text("{\"amount\":100}"));
  }

  @Test
  void laysALongObjectOutByLine() {
    assertEquals(
        """
        {
          "id": 1,
          "status": "refunded and then some more",
          "items": [1, 2],
          "note": null
        }\
        """,
        text(
            "{\"id\":1,\"status\":\"refunded and then some more\",\"items\":[1,2],\"note\":null}"));
  }

  @Test
  void tellsKeysFromValues() {
    assertEquals(
        List.of(
            new Piece(Kind.PLAIN, "{ "),
            new Piece(Kind.KEY, "\"a\""),
            new Piece(Kind.PLAIN, ": "),
            new Piece(Kind.TEXT, "\"b\""),
            new Piece(Kind.PLAIN, " }")),
        JsonText.of("{\"a\":\"b\"}"));
  }

  @Test
  void leavesWhatIsNotJsonAsItIs() {
    assertEquals("<h1>oops {</h1>", text("<h1>oops {</h1>"));
    assertEquals("{\"cut\": ", text("{\"cut\": "));
    assertEquals("} {", text("} {"));
  }

  @Test
  void doesNotSplitAtBracketsInsideTexts() {
    assertEquals("{ \"a\": \"} , {\" }", text("{\"a\":\"} , {\"}"));
  }

  @Test
  void saysWhereALongTextIsCut() {
    String shown = text("x".repeat(JsonText.MAX_CHARACTERS + 1));

    assertEquals("… cut after 20,000 of 20,001 characters", shown.lines().toList().getLast());
  }

  private static String text(String json) {
    return JsonText.of(json).stream().map(Piece::text).collect(Collectors.joining());
  }
}
