package io.venomqa.engine.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ORD-17                                | PLAIN ORD- NUMBER 17
          order-confirmation-0017               | PLAIN order-confirmation- NUMBER 0017
          /orders/17/items/3                    | PLAIN /orders/ NUMBER 17 PLAIN /items/ NUMBER 3
          2026-11-23T10:00:00.123Z              | TIME 2026-11-23T10:00:00.123Z
          2026-11-23 10:00:00+01                | TIME 2026-11-23 10:00:00+01
          Mon, 23 Nov 2026 23:05:30 +0000 (UTC) | TIME Mon, 23 Nov 2026 23:05:30 +0000 PLAIN  (UTC)
          3 Jun 2026 08:49 GMT                  | TIME 3 Jun 2026 08:49 GMT
          23 November                           | NUMBER 23 PLAIN  November
          2026-11-23                            | NUMBER 2026 PLAIN - NUMBER 11 PLAIN - NUMBER 23
          k=1b4e28ba-2fa1-11d2-883f-0016d3cca427 | PLAIN k= RANDOM 1b4e28ba-2fa1-11d2-883f-0016d3cca427
          cart-1b4e28ba-2fa1-11d2-883f-0016d3cca427 | PLAIN cart- RANDOM 1b4e28ba-2fa1-11d2-883f-0016d3cca427
          hello world                           | PLAIN hello world
          internationalization                  | PLAIN internationalization
          k7wlpuz14ji6smelhgcbbwb7              | RANDOM k7wlpuz14ji6smelhgcbbwb7
          $2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy | RANDOM $2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy
          <1236210013.3.1795433628726@localhost> | RANDOM <1236210013.3.1795433628726@localhost>
          user12                                | PLAIN user NUMBER 12
          {"id":5}                              | PLAIN {"id": NUMBER 5 PLAIN }
          """)
  void aTextIsPartedIntoWhatMeansSomethingByItself(String text, String tokens) {
    assertEquals(
        tokens,
        Token.of(text).stream()
            .map(token -> token.kind() + " " + token.text())
            .collect(Collectors.joining(" ")));
    assertEquals(text, Token.of(text).stream().map(Token::text).collect(Collectors.joining()));
  }
}
