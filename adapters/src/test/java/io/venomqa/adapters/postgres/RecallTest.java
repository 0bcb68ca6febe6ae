package io.venomqa.adapters.postgres;

import io.venomqa.adapters.contract.RecallContract;
import io.venomqa.adapters.postgres.PostgresOptions.Mechanism;
import io.venomqa.adapters.project.Recover;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Server.class)
class RecallTest extends RecallContract {

  private static final String[] SCHEMA = {
    "CREATE TABLE orders (id serial PRIMARY KEY, total int)",
    "INSERT INTO orders (total) VALUES (1), (2)",
    "CREATE VIEW rich AS SELECT *, random() AS luck FROM orders",
    "CREATE FUNCTION today_is(o orders) RETURNS date VOLATILE LANGUAGE sql AS 'SELECT current_date'",
    "CREATE TABLE mine (id int PRIMARY KEY, at timestamptz)",
    "ALTER TABLE mine ENABLE ROW LEVEL SECURITY"
  };

  private Server server;

  @BeforeEach
  void take(Server given) {
    server = given;
  }

  private Shop shop(Mechanism mechanism) throws Exception {
    Begun begun = Begun.on(server, Begun.options(mechanism, Recover.ASK), SCHEMA);
    return new Shop(begun.system, begun::api, begun::close);
  }

  @Override
  protected Shop shop() throws Exception {
    return shop(Mechanism.UNDO_LOG);
  }

  @Override
  protected Shop shopWithoutLog() throws Exception {
    return shop(Mechanism.COPY);
  }

  @Override
  protected List<String> onRowsAlone() {
    return List.of(
        "SELECT count(*) AS names, 'initial' AS home FROM orders",
        "SELECT count(*)::numeric(10, 2) AS n FROM orders WHERE length('x') = 1");
  }

  @Override
  protected List<String> onMore() {
    return List.of(
        "SELECT count(*) AS n FROM rich",
        "SELECT count(*) AS n FROM orders WHERE random() IS NOT NULL",
        "SELECT count(*) AS n FROM orders WHERE \"now\"() > '2000-01-01'",
        "SELECT count(*) AS n FROM orders WHERE current_date > '2000-01-01'",
        "SELECT count(*) AS n FROM orders WHERE timestamptz 'tomorrow' > '2000-01-01'",
        "SELECT count(*) AS n FROM orders WHERE timestamptz $$tomorrow$$ > '2000-01-01'",
        "SELECT count(*) AS n FROM orders WHERE timestamptz 'tomorrow10:00' > '2000-01-01'",
        "SELECT count(*) AS n FROM orders o WHERE o.today_is > '2000-01-01'",
        "SELECT count(*) AS n FROM orders LEFT JOIN mine USING (id)",
        "SELECT count(*) AS n FROM orders TABLESAMPLE SYSTEM (100)",
        "SELECT count(*) AS n, max(xmin::text::bigint) AS newest FROM orders",
        "SELECT last_value FROM orders_id_seq",
        "SELECT pg_sequence_last_value('orders_id_seq') AS n",
        "SELECT count(*) AS n FROM orders, pg_namespace WHERE nspname = 'public'");
  }
}
