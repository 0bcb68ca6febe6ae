package io.venomqa.engine.explore;

import static io.venomqa.engine.explore.NothingMissed.addTurns;
import static io.venomqa.engine.explore.NothingMissed.assertNothingMissed;
import static io.venomqa.engine.explore.NothingMissed.text;
import static io.venomqa.engine.explore.NothingMissed.turn;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.toy.Peeks;
import io.venomqa.engine.toy.Tables;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/// Numbers that rows are called by, and what refers to them.
class NumbersNotMissedTest {

  private static Users numbered() {
    Users users = new Users();
    return users.made("user", role -> Long.toString(users.add(role, Map.of())));
  }

  @Test
  void whereAnActionPutsInTheNumberOfAnInitialRowFirst() {
    assertNothingMissed(() -> numbered().assigning().askingWho());
  }

  @Test
  void whereAColumnHoldsAmountsByAnotherAction() {
    assertNothingMissed(() -> {
      Users users = numbered().assigning();
      users.peeks.call("amount", () -> users.db.update("tasks", 1, "assignee", new Cell.Whole(5)));
      return users.askingWho();
    });
  }

  @Test
  void whereSomeRowsGetTheirNumberFromTheClient() {
    assertNothingMissed(() -> {
      Users users = numbered().assigning();
      users.peeks.call(
          "put",
          () -> {
            if (!users.db.has("users", 50)) {
              users.db.insertAs("users", 50, Map.of("role", text("given")));
            }
          });
      return users.askingWho();
    });
  }

  @Test
  void whereAReferenceIsToOneOfTwoTables() {
    assertNothingMissed(() -> {
      Tables db = new Tables("notes", "posts", "pages", "turns");
      db.insert("posts", Map.of("title", text("p")));
      for (String title : List.of("a", "b", "c")) {
        db.insert("pages", Map.of("title", text(title)));
      }
      db.insert("notes", Map.of("kind", text(""), "target", new Cell.Whole(0)));
      Peeks peeks = new Peeks(db);
      peeks.make(
          "post",
          "post",
          _ ->
              db.rows("posts").size() == 3
                  ? "no"
                  : Long.toString(db.insert("posts", Map.of("title", text("p")))));
      peeks.use(
          "note_post",
          "post",
          post -> {
            if (post.equals("-")) {
              return "no";
            }
            db.update("notes", 1, "kind", text("post"));
            db.update("notes", 1, "target", new Cell.Whole(Long.parseLong(post)));
            return "";
          });
      peeks.call(
          "note_page",
          () -> {
            db.update("notes", 1, "kind", text("page"));
            db.update("notes", 1, "target", new Cell.Whole(1 + turn(db)));
          });
      addTurns(db, peeks);
      return peeks.peek(
          "read",
          "post",
          _ ->
              turn(db) > 0
                  ? "no"
                  : db.text("notes", 1, "kind").equals("page")
                      ? "page " + db.number("notes", 1, "target")
                      : "post");
    });
  }

  @Test
  void whereNumbersAreFilledUpWithZeros() {
    assertNothingMissed(() -> coded("U-%04d"::formatted));
  }

  @Test
  void whereNumbersAreEncoded() {
    assertNothingMissed(() -> coded(id -> "u" + "abcdefghij".charAt((int) (id % 10)) + "z"));
  }

  @Test
  void whereNumbersAreInASignedToken() {
    assertNothingMissed(() -> coded(NumbersNotMissedTest::signed));
  }

  /// Ends in other letters each time, and nobody looks at those.
  private static String signed(long id) {
    return "eyJhbGciOiJIUzI1NiJ9."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                ("{\"sub\":" + id + ",\"iat\":" + System.currentTimeMillis() / 1000 + "}")
                    .getBytes(StandardCharsets.UTF_8))
        + "."
        + UUID.randomUUID().toString().replace("-", "");
  }

  /// Users are called by a code of their number, of which the first 33 letters are looked at.
  private static Peeks coded(LongFunction<String> code) {
    Users users = new Users();
    return users
        .made("code", role -> code.apply(users.add(role, Map.of())))
        .peeks
        .peek(
            "role",
            "code",
            sent ->
                users.db.rows("users").keySet().stream()
                        .filter(id ->
                            code.apply(id)
                                .startsWith(sent.substring(0, Math.min(sent.length(), 33))))
                        .map(id -> users.db.text("users", id, "role"))
                        .toList()
                    + " "
                    + users.count());
  }
}
