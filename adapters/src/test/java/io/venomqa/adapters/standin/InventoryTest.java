package io.venomqa.adapters.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.venomqa.engine.model.ContentHash;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// JSON as rows: what is the same content, what is not, and what is said to differ.
class InventoryTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\": []} | {\"a\": {}}",
        "{\"a\": []} | {}",
        "{\"a\": []} | {\"a\": null}",
        "{\"a\": [1]} | {\"a\": [\"1\"]}",
        "{\"a\": [1]} | {\"a\": [{\"value\": 1}]}",
        "{\"a\": {\"k\": 1}} | {\"a\": {\"k\": {\"value\": 1}}}",
        "{\"a\": {\"k\": {\"key\": \"k\"}}} | {\"a\": {\"k\": {}}}",
        "{\"a\": [1, 2]} | {\"a\": [2, 1]}",
        "{\"a\": [{\"id\": 1}, {\"id\": 2}]} | {\"a\": [{\"id\": 2}, {\"id\": 1}]}",
        "{\"a\": [1]} | {\"b\": [1]}",
        "{\"a\": true} | {\"a\": \"true\"}",
        "{\"a\": [[1]]} | {\"a\": [\"[1]\"]}",
        "[] | {}",
        "5 | {\"\": 5}"
      })
  void differentContentsHaveDifferentHashes(String one, String other) {
    assertNotEquals(hash(one), hash(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\": [{\"x\": 1, \"y\": {\"p\": 1, \"q\": 2}}], \"b\": 2} | {\"b\": 2, \"a\": [{\"y\": {\"q\": 2, \"p\": 1}, \"x\": 1}]}",
        "{\"a\": 1.0} | {\"a\": 1}"
      })
  void theOrderOfNamesMakesNoDifference(String one, String other) {
    assertEquals(hash(one), hash(other));
  }

  @Test
  void ignoredColumnsDoNotCountButThatThereIsAValueDoes() {
    Ignored ignored = new Ignored(List.of("charges.at", "log.*"));
    assertEquals(
        hash("{\"charges\": [{\"id\": 1, \"at\": 5}], \"log\": [1]}", ignored),
        hash("{\"charges\": [{\"id\": 1, \"at\": 6}], \"log\": [1, 2]}", ignored));
    assertNotEquals(
        hash("{\"charges\": [{\"id\": 1, \"at\": 5}]}", ignored),
        hash("{\"charges\": [{\"id\": 1, \"at\": null}]}", ignored));
  }

  @Test
  void differencesAreSaidInWords() {
    assertEquals(
        List.of(
            "charges: {id=1, paid=true} should be {id=1, paid=false}",
            "charges: {id=3, paid=false} should not be there",
            "charges: {id=2, paid=false} is missing"),
        inventory(
                "{\"charges\": [{\"id\": 1, \"paid\": true}, {\"id\": 3, \"paid\": false}]}",
                Ignored.NOTHING)
            .differencesTo(
                inventory(
                    "{\"charges\": [{\"id\": 1, \"paid\": false}, {\"id\": 2, \"paid\": false}]}",
                    Ignored.NOTHING)));
    assertEquals(
        List.of("the order is another one"),
        inventory("{\"a\": [{\"id\": 1}, {\"id\": 2}]}", Ignored.NOTHING)
            .differencesTo(inventory("{\"a\": [{\"id\": 2}, {\"id\": 1}]}", Ignored.NOTHING)));
  }

  private static ContentHash hash(String json) {
    return hash(json, Ignored.NOTHING);
  }

  private static ContentHash hash(String json, Ignored ignored) {
    return inventory(json, ignored).content();
  }

  private static Inventory inventory(String json, Ignored ignored) {
    return new Inventory(JsonItems.of(PlainJson.parse(json)), ignored);
  }
}
