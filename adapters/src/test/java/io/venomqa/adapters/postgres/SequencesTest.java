package io.venomqa.adapters.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.world.Counter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What numbers rows is known, and can be moved on and taken back.
@ExtendWith(Server.class)
class SequencesTest {

  private static final String[] SCHEMA = {
    "CREATE TABLE orders (id serial PRIMARY KEY, total int)",
    "CREATE TABLE items (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY)",
    "CREATE SEQUENCE \"Tens\" INCREMENT 10",
    "CREATE SEQUENCE tiny MAXVALUE 50",
    "INSERT INTO orders (total) VALUES (1), (2)",
  };

  @Test
  void whatNumbersRowsIsKnown(Server server) throws Exception {
    try (Begun db = Begun.on(server, Begun.options(), SCHEMA)) {
      assertEquals(
          List.of(
              new Counter("Tens", 0),
              new Counter("items_id_seq", 0),
              new Counter("orders_id_seq", 2),
              new Counter("tiny", 0)),
          db.system.counters());
    }
  }

  @Test
  void numbersGivenNextAreFurtherOnByWhatWasSaid(Server server) throws Exception {
    try (Begun db = Begun.on(server, Begun.options(), SCHEMA)) {
      assertEquals(
          Map.of("Tens", 1010L, "items_id_seq", 108L, "orders_id_seq", 115L),
          db.system.moveCounters(101));
      db.system.drain();

      db.api(
          "INSERT INTO orders (total) VALUES (3)",
          "INSERT INTO items DEFAULT VALUES",
          "INSERT INTO orders VALUES (nextval('\"Tens\"'), 4)");

      assertEquals(3, db.system.drain().changes().size());
      assertEquals("(1,1) (1011,4) (118,3) (2,2)", db.table("orders"));
      assertEquals("(109)", db.table("items"));
    }
  }

  @Test
  void movingIsTakenBack(Server server) throws Exception {
    try (Begun db = Begun.on(server, Begun.options(), SCHEMA)) {
      db.system.moveCounters(101);
      db.api("INSERT INTO orders (total) VALUES (3)");

      db.system.restore(db.initial);

      assertEquals(List.of(), db.system.audit());
      db.api("INSERT INTO orders (total) VALUES (3)", "INSERT INTO items DEFAULT VALUES");
      assertEquals("(1,1) (2,2) (3,3)", db.table("orders"));
      assertEquals("(1)", db.table("items"));
    }
  }
}
