package io.venomqa.adapters.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.venomqa.engine.world.SystemFailure;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Changes of the schema that leave tables and columns as they are, and of what lies beyond tables.
@ExtendWith(Server.class)
class CatalogTest {

  private static final String[] SETUP = {
    "CREATE TYPE mood AS ENUM ('sad', 'glad')",
    "CREATE TABLE orders (id serial PRIMARY KEY, total int)",
    "CREATE VIEW totals AS SELECT sum(total) FROM orders",
    "CREATE MATERIALIZED VIEW counted AS SELECT 1 AS id, count(*) FROM orders",
    "CREATE UNIQUE INDEX ON counted (id)",
    "SELECT lo_from_bytea(70000, 'abc')"
  };

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          CREATE UNIQUE INDEX by_total ON orders (total)             | index by_total was made
          ALTER TABLE orders ADD CONSTRAINT few CHECK (total < 1000) | constraint orders.few was made
          ALTER TABLE orders ALTER total SET NOT NULL                | column orders.total was changed
          ALTER TABLE orders ALTER total SET DEFAULT 7               | column orders.total was changed
          ALTER TYPE mood ADD VALUE 'calm'                           | value calm of type mood was made
          CREATE OR REPLACE VIEW totals AS SELECT max(total)::bigint AS sum FROM orders | rule totals._RETURN was changed
          CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1' | function one() was made
          ALTER SEQUENCE orders_id_seq INCREMENT 10                  | sequence orders_id_seq was changed
          ALTER TABLE orders ENABLE ROW LEVEL SECURITY               | table orders was changed
          REFRESH MATERIALIZED VIEW CONCURRENTLY counted             | content of materialized view counted was changed
          SELECT lo_put(70000, 0, 'xyz')                             | large object 70000 was changed
          """)
  void isFoundByTheAuditAndToldAtTheEnd(String change, String told, Server server)
      throws Exception {
    try (Begun db = Begun.on(server, Begun.options(), SETUP)) {
      db.api("INSERT INTO orders (total) VALUES (1)", change);
      db.system.drain();
      db.system.restore(db.initial);

      List<String> found = db.system.audit();

      assertEquals(true, found.contains(told), found.toString());
      SystemFailure atTheEnd = assertThrows(SystemFailure.class, db.system::end);
      assertEquals(
          true, String.valueOf(atTheEnd.getMessage()).contains(told), atTheEnd.getMessage());
      assertEquals("", db.table("orders"));
    }
  }
}
