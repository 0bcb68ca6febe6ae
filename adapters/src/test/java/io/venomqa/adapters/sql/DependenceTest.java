package io.venomqa.adapters.sql;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.engine.model.Cell;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DependenceTest {

  private final Dependence dependence =
      new Dependence(
          Set.of("rich", "Audit_Log", "odd name", "orders_id_seq"),
          Set.of("random", "version"),
          Set.of("pg_"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select id, total, version from orders order by id",
        "select count(*) from \"orders\" where note = 'enriched'",
        "\n  (select 1 union select total from orders)",
        "WITH o AS (select * from orders) select * from o",
        "select unknown, nowhere, currently, updated_today_by from orders",
        "select data -> '$.total' from orders",
        "select o.version , (select max(total) from orders) from orders o"
      })
  void isOnRowsAlone(String sql) {
    assertTrue(dependence.isOnRowsAlone(sql, List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from RICH",
        "select * from \"rich\"",
        "select * from audit_log",
        "select * from \"Odd Name\"",
        "select last_value from orders_id_seq",
        "select random() from orders",
        "select random ( ) from orders",
        "select \"random\"() from orders",
        "select random/* */() from orders",
        "select random--\n() from orders",
        "select * from pg_class",
        "select current_timestamp",
        "select * from orders where at < 'now'",
        "select * from orders where at < date 'TODAY'",
        "select * from U&\"\\0072ich\"",
        "select /* rich */ 1",
        "explain analyze select * from orders",
        "pragma page_count",
        "-- all\nshow timezone",
        "select * from orders where at < E'\\x6eow'",
        "select * from orders where at < $$now$$",
        "select * from orders where at < $at$now$at$",
        "select * from orders where at < 'today09:00'",
        "select * from orders where at < LOCALTIMESTAMP(0)",
        "select `random`() from orders",
        "select [random]() from orders"
      })
  void isOnMore(String sql) {
    assertFalse(dependence.isOnRowsAlone(sql, List.of()));
    assertFalse(dependence.isOnRowsAlone(sql, List.of()), "when asked again");
  }

  @Test
  void aTextMayBeATime() {
    String sql = "select * from orders where at < ?";
    assertTrue(dependence.isOnRowsAlone(sql, List.of(new Cell.Text("2026-01-01"))));
    assertFalse(dependence.isOnRowsAlone(sql, List.of(new Cell.Text(" Now "))));
    assertFalse(dependence.isOnRowsAlone(sql, List.of(new Cell.Json("{\"at\": \"now\"}"))));
    assertTrue(dependence.isOnRowsAlone(sql, List.of(new Cell.Whole(1))));
  }
}
