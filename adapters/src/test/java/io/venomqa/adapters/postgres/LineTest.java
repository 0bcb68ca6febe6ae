package io.venomqa.adapters.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.venomqa.adapters.project.PostgresAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Server.class)
class LineTest {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /// Otherwise what was restored just before a crash could be lost unnoticed.
  @Test
  void aBreakThatAReadingSurvivedIsToldToWhoeverRestores(Server server) throws Exception {
    String url = server.newDatabase();
    try (Line line =
        new Line("db", PostgresAddress.of(url), PATIENCE, Duration.ofSeconds(10), _ -> {})) {
      String process = line.run(db -> db.text("SELECT pg_backend_pid()"));
      Server.execute(url, "SELECT pg_terminate_backend(" + process + ")");
      assertEquals("1", line.run(db -> db.text("SELECT 1")));
      assertThrows(Line.Broken.class, () -> line.once(db -> db.text("SELECT 2")));
      assertEquals("3", line.once(db -> db.text("SELECT 3")));
    }
  }
}
