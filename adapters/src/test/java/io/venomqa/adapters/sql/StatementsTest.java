package io.venomqa.adapters.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "select 1 | false",
        "select 1; | false",
        "select 1; -- done; really | false",
        "select ';', \"a;b\", [c;d] from `e;f` | false",
        "select 'it''s; fine' | false",
        "/* a; b */ select 1 | false",
        "select 1; delete from t | true",
        "select 1;; /* x */ delete from t | true",
        "select 'a';delete from t | true",
      })
  void tellsOneFromMore(String sql, boolean more) {
    assertEquals(more, Statements.isMoreThanOne(sql));
  }
}
