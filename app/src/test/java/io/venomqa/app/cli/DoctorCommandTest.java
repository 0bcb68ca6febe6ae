package io.venomqa.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The doctor tells of each part whether it is well, and else what to do.
@Timeout(180)
@ExtendWith(PostgresServer.class)
class DoctorCommandTest {

  @Test
  void provesRollbackThroughTheApiAndLeavesTheDatabaseAsItWas(PostgresServer server)
      throws Exception {
    try (PostgresShop shop = new PostgresShop(server, "shop-postgres")) {
      List<String> before = shop.dump();

      CommandLineRun doctor = shop.command("doctor");

      assertEquals(
          """
          api: ok: answers at http://127.0.0.1:PORT
          db: ok: PostgreSQL, undo log; create_order: POST /orders (201) changed 1 row, and was taken back
          rollback: ok: POST /orders (201) changed 1 row of db.orders. \
          Rolled back: the whole content is what it was before the call. \
          Read back through the API: get_order answers 404, and 200 with the change
          """,
          doctor.out().replaceAll(":\\d{4,5}\\b", ":PORT"));
      assertEquals(0, doctor.exitCode());
      assertEquals(before, shop.dump());
    }
  }

  @Test
  void isContentOnceItsRemedyWasFollowed(PostgresServer server) throws Exception {
    try (PostgresShop shop = new PostgresShop(server, "shop-postgres")) {
      String clerk = shop.database().substring(shop.database().lastIndexOf('/') + 1) + "_clerk";
      String asClerk = shop.database().replaceFirst("//[^@]*@", "//" + clerk + ":clerk@");
      shop.execute("create role %s login password 'clerk'".formatted(clerk));
      shop.execute(
          "alter database %s owner to %s".formatted(clerk.replaceFirst("_clerk$", ""), clerk));
      shop.execute("alter table orders owner to " + clerk);
      shop.execute("alter table refunds owner to " + clerk);

      CommandLineRun missing = shop.commandOn(asClerk, "doctor");

      Matcher remedy = Pattern.compile("Say as a superuser: (.*)").matcher(missing.out());
      assertTrue(remedy.find(), missing.out() + missing.err());
      assertEquals(3, missing.exitCode());
      shop.execute(remedy.group(1));
      CommandLineRun mended = shop.commandOn(asClerk, "doctor");
      assertEquals(0, mended.exitCode(), mended.out() + mended.err());
      assertTrue(mended.out().contains("db: ok: PostgreSQL, undo log"), mended.out());
    }
  }

  @Test
  void namesTheServerThatDoesNotAnswerWithoutItsPassword(PostgresServer server) throws Exception {
    try (PostgresShop shop = new PostgresShop(server, "shop-postgres")) {
      CommandLineRun doctor =
          shop.commandOn("postgresql://clerk:hidden@127.0.0.1:1/shop_test", "doctor");

      assertEquals(3, doctor.exitCode(), doctor.err());
      assertTrue(
          doctor
              .out()
              .contains("db: WRONG: The database clerk@127.0.0.1:1/shop_test cannot be reached"),
          doctor.out());
      assertTrue(doctor.out().contains("    Start the server, or"), doctor.out());
      assertTrue(doctor.out().contains("rollback: not proven"), doctor.out());
      assertFalse((doctor.out() + doctor.err()).contains("hidden"), doctor.out() + doctor.err());
    }
  }

  @Test
  void aDatabaseThatTheApiDoesNotUseIsNotProven(PostgresServer server) throws Exception {
    try (PostgresShop shop = new PostgresShop(server, "shop-postgres");
        PostgresShop other = new PostgresShop(server, "shop-postgres")) {
      shop.replace("venomqa.yaml", "${systems.db.url}", other.database());

      CommandLineRun doctor = shop.command("doctor");

      assertEquals(3, doctor.exitCode(), doctor.out() + doctor.err());
      assertTrue(
          doctor.out().contains("rollback: WRONG: no call changed a row of db (PostgreSQL)"),
          doctor.out());
    }
  }

  @Test
  void aSystemThatNoCallChangesIsNotProven(PostgresServer server) throws Exception {
    try (PostgresShop shop = new PostgresShop(server, "shop-postgres");
        PostgresShop archive = new PostgresShop(server, "shop-postgres")) {
      shop.replace(
          "venomqa.yaml",
          "systems:",
          "systems:\n  archive: {postgresql: \"" + archive.database() + "\"}");

      CommandLineRun doctor = shop.command("doctor");

      assertEquals(3, doctor.exitCode(), doctor.out() + doctor.err());
      assertTrue(
          doctor.out().contains("archive: WRONG: PostgreSQL, undo log; not proven"), doctor.out());
      assertTrue(doctor.out().contains("db: ok: "), doctor.out());
    }
  }

  @Test
  void aFolderWithoutAProjectIsWrongUsage() {
    CommandLineRun doctor = CommandLineRun.of("doctor", "no-such-folder");

    assertEquals(2, doctor.exitCode());
    assertTrue(doctor.err().contains("There is no such folder."), doctor.err());
  }

  @Test
  void worksOnSqliteToo() throws Exception {
    try (ShopFolder shop = new ShopFolder()) {
      CommandLineRun doctor = CommandLineRun.of("doctor", shop.path().toString());

      assertEquals(0, doctor.exitCode(), doctor.out() + doctor.err());
      assertTrue(doctor.out().contains("db: ok: SQLite, undo log"), doctor.out());
    }
  }
}
