package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.toy.Peeks;
import io.venomqa.engine.toy.Tables;
import io.venomqa.engine.world.World;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// What an API can answer is answered also where states are taken for one: each of these has two
/// states that look alike and are not.
class NothingMissedTest {

  private static final Cell NULL = new Cell.Null();

  /// A user is made once in each role; a task knows one of them.
  private static Peeks users(Tables db) {
    Peeks peeks = new Peeks(db);
    for (String role : List.of("admin", "guest")) {
      peeks.make(
          role,
          "user",
          _ ->
              with(db, "users", "role", role) > 0
                  ? "no"
                  : Long.toString(db.insert("users", Map.of("role", text(role)))));
    }
    return peeks;
  }

  private static Peeks assigning(Tables db, Peeks peeks) {
    peeks.use(
        "assign",
        "user",
        user -> {
          if (rows(db, "users") > 2 || (user.equals("-") && rows(db, "users") > 1)) {
            return "no";
          }
          db.update(
              "tasks", 1, "assignee", new Cell.Whole(user.equals("-") ? 1 : Long.parseLong(user)));
          return "";
        });
    return peeks;
  }

  private static Peeks askingWho(Tables db, Peeks peeks) {
    peeks.forget("user");
    return peeks.peek(
        "who", "user", user -> (user.equals("-") ? "" : "with one ") + who(db) + rows(db, "users"));
  }

  private static String who(Tables db) {
    long assignee = db.number("tasks", 1, "assignee");
    return db.has("users", assignee) ? db.text("users", assignee, "role") : "nobody";
  }

  private static Tables usersAndTasks() {
    Tables db = new Tables("tasks", "users");
    db.insert("users", Map.of("role", text("root")));
    db.insert("tasks", Map.of("assignee", new Cell.Whole(0)));
    return db;
  }

  @Test
  void whereAnActionPutsInTheNumberOfAnInitialRowFirst() {
    assertNothingMissed(() -> {
      Tables db = usersAndTasks();
      return askingWho(db, assigning(db, users(db)));
    });
  }

  @Test
  void whereAColumnHoldsAmountsByAnotherAction() {
    assertNothingMissed(() -> {
      Tables db = usersAndTasks();
      Peeks peeks = assigning(db, users(db));
      peeks.call("amount", () -> db.update("tasks", 1, "assignee", new Cell.Whole(5)));
      return askingWho(db, peeks);
    });
  }

  @Test
  void whereSomeRowsGetTheirNumberFromTheClient() {
    assertNothingMissed(() -> {
      Tables db = usersAndTasks();
      Peeks peeks = assigning(db, users(db));
      peeks.call(
          "put",
          () -> {
            if (!db.has("users", 50)) {
              db.insertAs("users", 50, Map.of("role", text("given")));
            }
          });
      return askingWho(db, peeks);
    });
  }

  @Test
  void whereAReferenceIsToOneOfTwoTables() {
    assertNothingMissed(() -> {
      Tables db = new Tables("notes", "posts", "pages", "turns");
      db.insert("turns", Map.of("turn", new Cell.Whole(0)));
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
              rows(db, "posts") == 3
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
            db.update("notes", 1, "target", new Cell.Whole(1 + db.number("turns", 1, "turn")));
          });
      turning(db, peeks);
      return peeks.peek(
          "read",
          "post",
          post ->
              db.number("turns", 1, "turn") > 0
                  ? "no"
                  : db.text("notes", 1, "kind").equals("page")
                      ? "page " + db.number("notes", 1, "target")
                      : "post");
    });
  }

  @Test
  void whereUuidsAreKeptAsBytes() {
    assertNothingMissed(() -> {
      Tables db = usersAndTasks();
      Peeks peeks = new Peeks(db);
      for (String role : List.of("admin", "guest")) {
        peeks.make(
            role,
            "user",
            _ -> {
              if (with(db, "users", "role", role) > 0) {
                return "no";
              }
              String uuid = db.uuid();
              db.insert("users", Map.of("role", text(role), "key", bytes(uuid)));
              return uuid;
            });
      }
      return peeks.peek("role", "user", uuid -> roleOf(db, "key", bytes(uuid)) + rows(db, "users"));
    });
  }

  private static Cell bytes(String uuid) {
    return uuid.equals("-")
        ? NULL
        : new Cell.Binary(Body.of(HexFormat.of().parseHex(uuid.replace("-", ""))));
  }

  @Test
  void whereACookieIsEncoded() {
    assertNothingMissed(() -> {
      Tables db = usersAndTasks();
      Peeks peeks = new Peeks(db);
      for (String role : List.of("admin", "guest")) {
        peeks.make(
            role,
            "cookie",
            _ -> {
              if (with(db, "users", "role", role) > 0) {
                return "no";
              }
              String uuid = db.uuid();
              db.insert("users", Map.of("role", text(role), "session", text(uuid)));
              return "s%3A" + uuid;
            });
      }
      return choosing(db, peeks, "cookie", id -> "s%3A" + db.text("users", id, "session"))
          .peek(
              "role",
              "cookie",
              cookie ->
                  roleOf(db, "session", text(cookie.replace("s%3A", ""))) + rows(db, "users"));
    });
  }

  @Test
  void whereATokenIsSealed() {
    assertNothingMissed(() -> {
      Tables db = usersAndTasks();
      Map<String, String> sealed = new HashMap<>();
      Peeks peeks = new Peeks(db);
      for (String role : List.of("admin", "guest")) {
        peeks.make(
            "login_" + role,
            "token",
            _ -> {
              if (with(db, "users", "role", role) > 0) {
                return "no";
              }
              db.insert("users", Map.of("role", text(role)));
              String token = db.uuid();
              sealed.put(token, role);
              return token;
            });
      }
      return peeks.peek(
          "role", "token", token -> sealed.getOrDefault(token, "nobody") + rows(db, "users"));
    });
  }

  @Test
  void whereATokenIsKnownByItsHash() {
    assertNothingMissed(() -> {
      Tables db = usersAndTasks();
      Map<String, String> tokens = new HashMap<>();
      Peeks peeks = new Peeks(db);
      for (String role : List.of("admin", "guest")) {
        peeks.make(
            role,
            "token",
            _ -> {
              if (with(db, "users", "role", role) > 0) {
                return "no";
              }
              String token = db.uuid();
              String hash = hash(token);
              tokens.put(hash, token);
              db.insert("users", Map.of("role", text(role), "hash", text(hash)));
              return token;
            });
      }
      return choosing(
              db,
              peeks,
              "token",
              id -> Objects.requireNonNull(tokens.get(db.text("users", id, "hash"))))
          .peek(
              "role", "token", token -> roleOf(db, "hash", text(hash(token))) + rows(db, "users"));
    });
  }

  private static String hash(String token) {
    return UUID.nameUUIDFromBytes(token.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /// Puts the value of the older of two users into the context.
  private static Peeks choosing(Tables db, Peeks peeks, String key, LongFunction<String> value) {
    return peeks.make("first", key, _ -> rows(db, "users") < 3 ? "no" : value.apply(2));
  }

  @Test
  void whereNumbersAreFilledUpWithZeros() {
    assertNothingMissed(() -> {
      Tables db = usersAndTasks();
      return coded(db, id -> "U-%04d".formatted(id));
    });
  }

  @Test
  void whereNumbersAreEncoded() {
    assertNothingMissed(() -> {
      Tables db = usersAndTasks();
      return coded(db, id -> "u" + "abcdefghij".charAt((int) (id % 10)) + "z");
    });
  }

  @Test
  void whereNumbersAreInASignedToken() {
    assertNothingMissed(() -> {
      Tables db = usersAndTasks();
      return coded(
          db,
          id ->
              "eyJhbGciOiJIUzI1NiJ9."
                  + Base64.getUrlEncoder()
                      .withoutPadding()
                      .encodeToString(
                          ("{\"sub\":" + id + ",\"iat\":" + System.currentTimeMillis() / 1000 + "}")
                              .getBytes(StandardCharsets.UTF_8))
                  + "."
                  + db.uuid().replace("-", ""));
    });
  }

  private static Peeks coded(Tables db, LongFunction<String> code) {
    Peeks peeks = new Peeks(db);
    for (String role : List.of("admin", "guest")) {
      peeks.make(
          role,
          "code",
          _ ->
              with(db, "users", "role", role) > 0
                  ? "no"
                  : code.apply(db.insert("users", Map.of("role", text(role)))));
    }
    return peeks.peek(
        "role",
        "code",
        sent ->
            db.rows("users").keySet().stream()
                    .filter(id ->
                        code.apply(id).startsWith(sent.substring(0, Math.min(sent.length(), 33))))
                    .map(id -> db.text("users", id, "role"))
                    .toList()
                + " "
                + rows(db, "users"));
  }

  @Test
  void whereATimeIsNever() {
    assertNothingMissed(() -> clocked(0));
  }

  @Test
  void whereATimeIsOver() {
    assertNothingMissed(() -> clocked(System.currentTimeMillis() - 86_400_000));
  }

  private static Peeks clocked(long other) {
    Tables db = new Tables("coupons", "spare");
    db.insert("coupons", Map.of("until", new Cell.Whole(1)));
    Peeks peeks = new Peeks(db);
    peeks.call("extend", () -> db.update("coupons", 1, "until", db.time()));
    peeks.call("reset", () -> db.update("coupons", 1, "until", new Cell.Whole(other)));
    return peeks.peek(
        "valid",
        "-",
        _ ->
            Boolean.toString(
                db.number("coupons", 1, "until") > System.currentTimeMillis() - 3_600_000));
  }

  @Test
  void whereARandomValueIsOneOfTheInitialRows() {
    assertNothingMissed(() -> {
      Tables db = new Tables("codes", "tickets", "turns");
      String one = db.uuid();
      String other = db.uuid();
      db.insert("codes", Map.of("code", text(one), "worth", text("much")));
      db.insert("codes", Map.of("code", text(other), "worth", text("little")));
      db.insert("turns", Map.of("turn", new Cell.Whole(0)));
      db.insert("tickets", Map.of("code", text("")));
      Peeks peeks = new Peeks(db);
      peeks.call(
          "take",
          () ->
              db.update(
                  "tickets",
                  1,
                  "code",
                  text(List.of(db.uuid(), one, other).get((int) db.number("turns", 1, "turn")))));
      turning(db, peeks);
      return peeks.peek(
          "worth",
          "-",
          _ ->
              db.number("turns", 1, "turn") > 0
                  ? "no"
                  : db.rows("codes").keySet().stream()
                      .filter(
                          id -> db.text("codes", id, "code").equals(db.text("tickets", 1, "code")))
                      .map(id -> db.text("codes", id, "worth"))
                      .toList()
                      .toString());
    });
  }

  private static void turning(Tables db, Peeks peeks) {
    peeks.call(
        "turn",
        () ->
            db.update("turns", 1, "turn", new Cell.Whole((db.number("turns", 1, "turn") + 1) % 3)));
  }

  private static String roleOf(Tables db, String column, Cell value) {
    return db.rows("users").values().stream()
            .filter(row -> value.equals(row.get(column)))
            .map(row -> String.valueOf(row.get("role")))
            .toList()
        + " ";
  }

  private static int rows(Tables db, String table) {
    return db.rows(table).size();
  }

  private static long with(Tables db, String table, String column, String value) {
    return db.rows(table).values().stream()
        .filter(row -> text(value).equals(row.get(column)))
        .count();
  }

  private static Cell text(String value) {
    return new Cell.Text(value);
  }

  private static void assertNothingMissed(Supplier<Peeks> fresh) {
    assertEquals(answers(fresh.get(), false), answers(fresh.get(), true));
  }

  private static Set<String> answers(Peeks peeks, boolean experiments) {
    ExplorationResult result =
        Runs.explore(
            new World(peeks.api(), List.of(peeks.db()), Context.EMPTY),
            peeks.actions(),
            List.of(),
            Runs.UNBOUNDED.withScope(Scope.callsPerAction(3)).withExperiments(experiments));
    assertInstanceOf(Ending.Exhausted.class, result.ending(), result.ending().toString());
    return peeks.seen();
  }
}
