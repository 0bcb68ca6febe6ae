package io.venomqa.adapters.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.venomqa.engine.world.SystemFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A foreign table shows rows that lie elsewhere, where nothing takes them back.
@ExtendWith(Server.class)
class ForeignTableTest {

  private static final String[] SETUP = {
    "CREATE TABLE orders (id serial PRIMARY KEY, total int)",
    "CREATE FOREIGN DATA WRAPPER nowhere",
    "CREATE SERVER far FOREIGN DATA WRAPPER nowhere",
    "CREATE FOREIGN TABLE rates (currency text, rate numeric) SERVER far"
  };

  @Test
  void isRefused(Server server) {
    SystemFailure refused =
        assertThrows(SystemFailure.class, () -> Begun.on(server, Begun.options(), SETUP).close());

    assertEquals(
        "The rows of foreign table rates lie elsewhere, and are not taken back here.",
        refused.getMessage());
  }

  @Test
  void isLeftOutWhereItIsIgnored(Server server) throws Exception {
    try (Begun db = Begun.on(server, Begun.options("rates.*"), SETUP)) {
      assertEquals("undo log", db.system.mechanism());
      db.system.end();
    }
  }
}
