package io.venomqa.adapters.postgres;

import io.venomqa.adapters.contract.SqlProcess;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Random;

/// A database with everything that makes rolling back hard, and random calls that write to it.
final class HardShop {

  private static final String[] SCHEMA = {
    "CREATE SCHEMA other",
    "CREATE TYPE mood AS ENUM ('sad', 'so so', 'happy')",
    "CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%')",
    """
    CREATE TABLE customers (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, mail email UNIQUE,
      name text, balance numeric(12, 2) DEFAULT 0, ratio float8, tiny float4, born date,
      seen timestamptz DEFAULT now(), at timestamp, pause interval, photo bytea, feels mood,
      tags text[], doc jsonb, raw json, twice numeric GENERATED ALWAYS AS (balance * 2) STORED,
      ok boolean, span int4range, price money)\
    """,
    """
    CREATE TABLE orders (id serial PRIMARY KEY, customer int REFERENCES customers ON DELETE CASCADE
      ON UPDATE CASCADE, total numeric CHECK (total >= 0), note text)\
    """,
    """
    CREATE TABLE lines (order_id int REFERENCES orders ON DELETE CASCADE, n int, sku text,
      PRIMARY KEY (order_id, n))\
    """,
    "CREATE TABLE ring_a (id int PRIMARY KEY, b int)",
    "CREATE TABLE ring_b (id int PRIMARY KEY, a int REFERENCES ring_a DEFERRABLE INITIALLY DEFERRED)",
    "ALTER TABLE ring_a ADD FOREIGN KEY (b) REFERENCES ring_b DEFERRABLE INITIALLY DEFERRED",
    "CREATE TABLE keyless (a int, b text)",
    "CREATE TABLE newt (n int, img text, venomqa_row text)",
    "CREATE TABLE other.\"odd \"\"name\"\" ü\" (\"select\" int, \"a,b\" text, \"(\" text)",
    "CREATE TABLE events (id bigserial, at int, what text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at)",
    "CREATE TABLE events_low PARTITION OF events FOR VALUES FROM (0) TO (50)",
    "CREATE TABLE events_high (what text, at int NOT NULL, id bigint NOT NULL)",
    "ALTER TABLE events ATTACH PARTITION events_high FOR VALUES FROM (50) TO (100)",
    "CREATE TABLE audit_log (id bigserial PRIMARY KEY, what text)",
    "CREATE UNLOGGED TABLE sessions (k text PRIMARY KEY, v text)",
    """
    CREATE FUNCTION german(n int) RETURNS void LANGUAGE sql
      SET datestyle = 'German' SET timezone = 'Asia/Kathmandu' SET lc_monetary = 'C' AS $$
      INSERT INTO customers (mail, born, at, seen, price)
        VALUES ('g' || n || '@x', '1999-12-31', '2020-02-03 04:05', '2021-01-02 03:04+00', n);
      UPDATE customers SET seen = seen + interval '1 day' WHERE id = n $$\
    """,
    """
    CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO public.audit_log (what) VALUES (TG_OP || ' ' || TG_TABLE_NAME);
      RETURN coalesce(NEW, OLD); END $$\
    """,
    "CREATE TRIGGER audit_orders AFTER INSERT OR UPDATE OR DELETE ON orders FOR EACH ROW EXECUTE FUNCTION audit()",
    """
    CREATE FUNCTION tidy() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      NEW.note := coalesce(NEW.note, 'none'); RETURN NEW; END $$\
    """,
    "CREATE TRIGGER tidy_orders BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION tidy()",
    """
    INSERT INTO customers (mail, name, balance, ratio, born, pause, photo, feels, tags, doc, raw, span, price)
      VALUES ('a@x', 'Ann', 1.50, 0.1, '2001-02-03', '1 mon 2 days', '\\x00ff', 'happy', '{"x y",NULL,"q\\"q"}',
        '{"a": [1, null]}', '{ "a" :1}', '[1,5)', 12.34),
      ('b@x', NULL, 'NaN', 'Infinity', 'infinity', NULL, NULL, NULL, '{}', 'null', NULL, 'empty', NULL)\
    """,
    "INSERT INTO orders (customer, total) VALUES (1, 10), (2, 7)",
    "INSERT INTO lines VALUES (1, 1, 'x'), (1, 2, 'y')",
    "INSERT INTO keyless VALUES (1, 'same'), (1, 'same'), (NULL, NULL)",
    "INSERT INTO events (at, what) VALUES (1, 'a'), (60, 'b')",
  };

  private HardShop() {}

  static void create(String url) throws SQLException {
    Server.execute(url, SCHEMA);
  }

  /// Some succeed, some are refused, some change nothing, some are rolled back.
  static void call(SqlProcess api, Random random) throws IOException {
    String sql = statement(random);
    if (random.nextInt(6) == 0) {
      sql += ";;" + statement(random);
    }
    switch (random.nextInt(12)) {
      case 0 -> api.attempt("BEGIN;;" + sql + ";;ROLLBACK");
      case 1, 2 -> api.attempt("BEGIN;;" + sql + ";;COMMIT");
      case 3 ->
          api.attempt(
              "BEGIN;;SAVEPOINT s;;" + sql + ";;ROLLBACK TO s;;" + statement(random) + ";;COMMIT");
      default -> api.attempt(sql);
    }
  }

  private static String statement(Random random) {
    int a = 1 + random.nextInt(8);
    int b = 1 + random.nextInt(8);
    return switch (random.nextInt(39)) {
      case 0, 1 ->
          "INSERT INTO customers (mail, name, ratio, at, photo, doc) VALUES ('c%d@x', 'N\"(,)\\%d', random(), now(), '\\x0%d', '{\"n\": %d}')"
              .formatted(a, b, a, b);
      case 2 ->
          "UPDATE customers SET balance = balance + 1.25, tiny = 1.0 / " + a + " WHERE id = " + b;
      case 3 -> "UPDATE customers SET seen = now(), pause = now() - '2000-01-01' WHERE id = " + a;
      case 4 -> "DELETE FROM customers WHERE id = " + a;
      case 5 -> "DELETE FROM customers";
      case 6 ->
          "INSERT INTO customers (mail) VALUES ('b@x') ON CONFLICT (mail) DO UPDATE SET name = 'up'";
      case 7 ->
          "MERGE INTO customers c USING (VALUES ('a@x'), ('m%d@x')) v (mail) ON c.mail = v.mail WHEN MATCHED THEN UPDATE SET ok = true WHEN NOT MATCHED THEN INSERT (mail) VALUES (v.mail)"
              .formatted(a);
      case 8, 9, 10 ->
          "INSERT INTO orders (customer, total) VALUES ((SELECT max(id) FROM customers), %d.5)"
              .formatted(b);
      case 11 -> "UPDATE orders SET total = total + 1 WHERE id % 2 = " + (a % 2);
      case 12 -> "UPDATE orders SET id = id + 100 WHERE id = " + a;
      case 13 -> "DELETE FROM orders WHERE id = " + a;
      case 14 -> "INSERT INTO orders (total) VALUES (-1)";
      case 15 -> "INSERT INTO lines VALUES ((SELECT max(id) FROM orders), %d, 's')".formatted(b);
      case 16 ->
          "BEGIN;;INSERT INTO ring_a VALUES (%1$d, %1$d);;INSERT INTO ring_b VALUES (%1$d, %1$d);;COMMIT"
              .formatted(a);
      case 17 -> "BEGIN;;DELETE FROM ring_b;;DELETE FROM ring_a;;COMMIT";
      case 18 -> "INSERT INTO keyless VALUES (%d, 'same'), (1, 'same')".formatted(a);
      case 19 -> "DELETE FROM keyless WHERE ctid = (SELECT min(ctid) FROM keyless)";
      case 20 -> "UPDATE keyless SET a = a + 1";
      case 21 -> "TRUNCATE keyless";
      case 22 -> "TRUNCATE orders CASCADE";
      case 23 -> "TRUNCATE events RESTART IDENTITY";
      case 24 -> "TRUNCATE events_low";
      case 25 -> "INSERT INTO newt VALUES (%d, 'img', 'row'), (NULL, '', NULL)".formatted(a);
      case 26 -> "UPDATE newt SET n = n + 1, img = img || 'ü'";
      case 27 ->
          "INSERT INTO other.\"odd \"\"name\"\" ü\" VALUES (%d, E'a\\nb\\t\"%d\"', '()')"
              .formatted(a, b);
      case 28 -> "DELETE FROM other.\"odd \"\"name\"\" ü\" WHERE \"select\" = " + a;
      case 29, 30 -> "INSERT INTO events (at, what) VALUES (%d, 'e')".formatted(10 * a);
      case 31 ->
          "INSERT INTO events_high (id, at, what) VALUES (%d, 70, 'direct')".formatted(1000 + a);
      case 32 -> "UPDATE events SET at = 99 - at";
      case 33 -> "DELETE FROM events_low";
      case 34 -> "INSERT INTO sessions VALUES ('k%d', 'v') ON CONFLICT DO NOTHING".formatted(a);
      case 35 -> "DELETE FROM sessions";
      case 37 -> "SELECT german(%d)".formatted(a);
      case 36 -> "UPDATE customers SET name = name";
      default -> "SELECT nextval('orders_id_seq')";
    };
  }
}
