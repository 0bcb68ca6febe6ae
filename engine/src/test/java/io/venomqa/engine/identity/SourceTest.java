package io.venomqa.engine.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.engine.model.Context;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {

  private static final Source COLUMN = new Source("db", "sales.orders", "id");
  private static final Source NESTED = Source.context("cart.items[].id");

  @ParameterizedTest
  @ValueSource(
      strings = {"sales.orders.id", "SALES.Orders.ID", "*.id", "sales.*", "db.sales.orders.id"})
  void aColumnIsMeantByItsNameAndAsItIsToldOf(String pattern) {
    assertTrue(COLUMN.isMeantBy(pattern));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"orders.id", "sales.orders", "sales.orders.id.x", "other.sales.orders.id"})
  void anotherNameDoesNotMeanIt(String pattern) {
    assertFalse(COLUMN.isMeantBy(pattern));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "context.cart.items[].id",
        "context.cart.items[]",
        "context.cart.items",
        "context.cart",
        "context.*",
        "*.id"
      })
  void aValueWithinAnotherIsMeantByEachKeyOnTheWay(String pattern) {
    assertTrue(NESTED.isMeantBy(pattern));
  }

  @ParameterizedTest
  @ValueSource(strings = {"context.car", "context.cart.item", "context.id", "cart.items[].id"})
  void aKeyThatBeginsAlikeDoesNotMeanIt(String pattern) {
    assertFalse(NESTED.isMeantBy(pattern));
  }

  @Test
  void thoseOfAContextAreItsSingleValues() {
    Context context =
        Context.EMPTY
            .with("cart", Map.of("items", List.of(Map.of("id", 1L), Map.of("id", 2L))))
            .with("user", "ann");
    assertEquals(Set.of(NESTED, Source.context("user")), Source.of(context));
  }
}
