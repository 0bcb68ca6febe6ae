package io.venomqa.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each thing that a user can get wrong is told with what, where and what to do.
class BadInputTest {

  private ShopFolder shop;

  @BeforeEach
  void open() throws Exception {
    shop = new ShopFolder();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void anUnknownKeyIsNamedWithItsLineAndTheNearest() throws Exception {
    shop.replace("venomqa.yaml", "systems:", "sytems:");

    said(shop.run(), 2, "venomqa.yaml:9:1", "sytems", "systems");
  }

  @Test
  void aSyntaxErrorIsNamedWithFileAndLine() throws Exception {
    shop.write("actions/get_order.js", "export default function (api) {\n  return api.get(;\n}\n");

    said(shop.run(), 2, "actions/get_order.js:2");
  }

  @Test
  void aScriptThatLoopsIsStoppedAndIsNotABugOfTheApi() throws Exception {
    shop.write("actions/get_order.js", "export default function (api) {\n  while (true) {}\n}\n");

    CommandLineRun run = shop.run("--max-depth", "1");

    assertEquals(2, withoutDoubleRefund(run), run.out());
    assertTrue(run.out().contains("actions/get_order.js"), run.out());
    assertTrue(run.out().contains("5 s"), run.out());
  }

  @Test
  void anActionThatReturnsNothingIsNamed() throws Exception {
    shop.write(
        "actions/get_order.js", "export default function (api) {\n  api.get('/orders');\n}\n");

    CommandLineRun run = shop.run("--max-depth", "1");

    assertEquals(2, withoutDoubleRefund(run), run.out());
    assertTrue(run.out().contains("actions/get_order.js"), run.out());
    assertTrue(run.out().contains("return"), run.out());
  }

  @Test
  void anApiThatIsNotThereIsNamed() throws Exception {
    shop.write(
        "venomqa.yaml",
        """
        api: {url: "http://127.0.0.1:1"}
        systems: {db: {sqlite: data/shop.db}}
        """);

    said(shop.run(), 3, "http://127.0.0.1:1", "api.start");
  }

  @Test
  void anApiThatEndsAtOnceIsToldWithWhatItPrinted() throws Exception {
    shop.replace("venomqa.yaml", "--port=${port}", "--prot=${port}");

    said(shop.run(), 3, "exit code", "--prot");
  }

  @Test
  void aDatabaseFileThatIsMissingIsNamed() throws Exception {
    shop.replace("venomqa.yaml", "--db=${systems.db.path}", "--db=${project}/data/other.db");

    said(shop.run(), 3, "shop.db");
    assertFalse(Files.exists(shop.database()), "it must not be made by looking for it");
  }

  @Test
  void anApiThatUsesAnotherDatabaseFailsTheProof() throws Exception {
    assertEquals(1, shop.run("--max-depth", "3").exitCode());
    shop.replace("venomqa.yaml", "--db=${systems.db.path}", "--db=${project}/data/other.db");

    CommandLineRun run = shop.run();

    said(run, 3, "no call changed a row of db (SQLite)", "POST /orders (201)", "another database");
    assertFalse(run.out().contains("Every sequence was tried"), run.out());
  }

  @Test
  void aDatabaseThatAnotherProcessHasLockedIsToldAfterABoundedWait() throws Exception {
    assertEquals(1, shop.run("--max-depth", "3").exitCode());
    Process holder = lockInAnotherProcess(shop.database());
    try {
      // The API itself must come up, so it gets another file: only VenomQA meets the lock.
      shop.replace("venomqa.yaml", "--db=${systems.db.path}", "--db=${project}/data/other.db");

      said(shop.run(), 3, "shop.db", "locked");
    } finally {
      holder.destroy();
      holder.waitFor();
    }
  }

  /// Exit code as far as the script's error is concerned: depth 1 cannot show the double refund.
  private static int withoutDoubleRefund(CommandLineRun run) {
    assertFalse(run.out().contains("no_over_refund"), run.out());
    return run.exitCode();
  }

  private static void said(CommandLineRun run, int exitCode, String... parts) {
    String all = run.out() + run.err();
    assertEquals(exitCode, run.exitCode(), all);
    for (String part : parts) {
      assertTrue(all.contains(part), () -> "'" + part + "' is missing in: " + all);
    }
    assertFalse(all.contains("\tat "), () -> "a stack trace: " + all);
  }

  private static Process lockInAnotherProcess(Path database) throws Exception {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // What the JVM itself warns of would stand in front of the line that is waited for.
                "-Xlog:disable",
                "-Xlog:all=warning:stderr",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                database.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = holder.inputReader();
    assertEquals("locked", said.readLine());
    return holder;
  }

  /// Holds a database's write lock until it is ended.
  static final class LockHolder {

    private LockHolder() {}

    public static void main(String[] arguments) throws Exception {
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
          Statement statement = connection.createStatement()) {
        statement.execute("begin exclusive");
        System.out.println("locked");
        // Ends with the test: by its signal, or when its standard input is closed.
        System.in.transferTo(OutputStream.nullOutputStream());
      }
    }
  }
}
