package io.venomqa.adapters.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.world.QueryFailure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What invariants may ask, and what they are answered.
@ExtendWith(Server.class)
class SqlReaderTest {

  @Test
  void queriesReadOnlyAndSeeWhatIsCommitted(Server server) throws Exception {
    try (Begun db =
        Begun.on(
            server,
            Begun.options(),
            "CREATE TABLE t (id int PRIMARY KEY, n numeric(10,2), ok boolean, doc jsonb, u uuid)",
            "INSERT INTO t VALUES (1, 10.50, true, '{\"a\": 1}', '00000000-0000-0000-0000-000000000001')")) {
      assertEquals(
          "[Row[columns=[id, n, ok, doc], cells=[Whole[value=1], Real[value=10.5], Bool[value=true],"
              + " Json[value={\"a\": 1}]]]]",
          db.system
              .query(
                  "select id, n, ok, doc from t where id = ? and u = ?",
                  List.of(new Cell.Whole(1), new Cell.Text("00000000-0000-0000-0000-000000000001")))
              .toString());
      db.api("UPDATE t SET n = 100");
      assertEquals(
          "[Row[columns=[n], cells=[Whole[value=100]]]]",
          db.system.query("select n from t; -- all of it", List.of()).toString());
      db.api("BEGIN; LOCK TABLE t IN ACCESS EXCLUSIVE MODE NOWAIT; ROLLBACK");
      for (String writing :
          List.of(
              "delete from t",
              "with gone as (delete from t returning *) select * from gone",
              "select 1; delete from t",
              "commit",
              "set transaction read write")) {
        assertThrows(QueryFailure.class, () -> db.system.query(writing, List.of()), writing);
      }
      assertFalse(db.table("t").isEmpty());
      db.system.drain();
      db.system.end();
    }
  }

  @Test
  void aTimeInWordsIsThatOfEachQuestion(Server server) throws Exception {
    try (Begun db = Begun.on(server, Begun.options(), "CREATE TABLE t (id int PRIMARY KEY)")) {
      String question = "select timestamptz 'now' as at";
      assertNotEquals(db.system.query(question, List.of()), db.system.query(question, List.of()));
      db.system.end();
    }
  }

  @Test
  void aQuestionMarkIsAnOperatorWhereNoValuesAreGiven(Server server) throws Exception {
    try (Begun db =
        Begun.on(
            server,
            Begun.options(),
            "CREATE TABLE t (id int PRIMARY KEY, doc jsonb)",
            "INSERT INTO t VALUES (1, '{\"a\": 1}'), (2, '{\"b\": 1}'), (3, '{}')")) {
      String one = "[Row[columns=[id], cells=[Whole[value=1]]]]";
      assertEquals(one, db.system.query("select id from t where doc ? 'a'", List.of()).toString());
      assertEquals(one, db.system.query("select id from t where doc ?? 'a'", List.of()).toString());
      assertEquals(
          2, db.system.query("select id from t where doc ?| array['a', 'b']", List.of()).size());
      assertEquals(
          one,
          db.system
              .query("select id from t where doc ?? ?", List.of(new Cell.Text("a")))
              .toString());
      QueryFailure none =
          assertThrows(
              QueryFailure.class,
              () -> db.system.query("select id from t where id = ?", List.of()));
      assertTrue(
          String.valueOf(none.getMessage())
              .contains("(no values were given, so `?` is an operator)"),
          none.getMessage());
      db.system.end();
    }
  }
}
