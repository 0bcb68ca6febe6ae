package io.venomqa.engine.explore;

import static io.venomqa.engine.explore.NothingMissed.addTurns;
import static io.venomqa.engine.explore.NothingMissed.assertNothingMissed;
import static io.venomqa.engine.explore.NothingMissed.text;
import static io.venomqa.engine.explore.NothingMissed.turn;

import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.toy.Peeks;
import io.venomqa.engine.toy.Tables;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// UUIDs and tokens, and what they are met again as.
class RandomValuesNotMissedTest {

  @Test
  void whereUuidsAreKeptAsBytes() {
    assertNothingMissed(() -> {
      Users users = new Users();
      users.made(
          "user",
          role -> {
            String uuid = users.db.uuid();
            users.add(role, Map.of("key", bytes(uuid)));
            return uuid;
          });
      return users.peeks.peek(
          "role", "user", uuid -> users.roles("key", bytes(uuid)) + " " + users.count());
    });
  }

  private static Cell bytes(String uuid) {
    return uuid.equals("-")
        ? new Cell.Null()
        : new Cell.Binary(Body.of(HexFormat.of().parseHex(uuid.replace("-", ""))));
  }

  @Test
  void whereACookieIsEncoded() {
    assertNothingMissed(() -> {
      Users users = new Users();
      return users
          .made(
              "cookie",
              role -> {
                String uuid = users.db.uuid();
                users.add(role, Map.of("session", text(uuid)));
                return "s%3A" + uuid;
              })
          .choosing("cookie", id -> "s%3A" + users.db.text("users", id, "session"))
          .askingRole("cookie", "session", cookie -> cookie.replace("s%3A", ""));
    });
  }

  @Test
  void whereATokenIsSealed() {
    assertNothingMissed(() -> {
      Users users = new Users();
      Map<String, String> sealed = new HashMap<>();
      return users
          .made(
              "token",
              role -> {
                users.add(role, Map.of());
                String token = users.db.uuid();
                sealed.put(token, role);
                return token;
              })
          .peeks
          .peek("role", "token", token -> sealed.getOrDefault(token, "nobody") + users.count());
    });
  }

  @Test
  void whereATokenIsKnownByItsHash() {
    assertNothingMissed(() -> {
      Users users = new Users();
      Map<String, String> tokens = new HashMap<>();
      return users
          .made(
              "token",
              role -> {
                String token = users.db.uuid();
                String hash = hash(token);
                tokens.put(hash, token);
                users.add(role, Map.of("hash", text(hash)));
                return token;
              })
          .choosing(
              "token", id -> Objects.requireNonNull(tokens.get(users.db.text("users", id, "hash"))))
          .askingRole("token", "hash", RandomValuesNotMissedTest::hash);
    });
  }

  private static String hash(String token) {
    return UUID.nameUUIDFromBytes(token.getBytes(StandardCharsets.UTF_8)).toString();
  }

  @Test
  void whereARandomValueIsOneOfTheInitialRows() {
    assertNothingMissed(() -> {
      Tables db = new Tables("codes", "tickets", "turns");
      String one = db.uuid();
      String other = db.uuid();
      db.insert("codes", Map.of("code", text(one), "worth", text("much")));
      db.insert("codes", Map.of("code", text(other), "worth", text("little")));
      db.insert("tickets", Map.of("code", text("")));
      Peeks peeks = new Peeks(db);
      peeks.call(
          "take",
          () ->
              db.update("tickets", 1, "code", text(List.of(db.uuid(), one, other).get(turn(db)))));
      addTurns(db, peeks);
      return peeks.peek("worth", "-", _ -> turn(db) > 0 ? "no" : worth(db));
    });
  }

  private static String worth(Tables db) {
    return db.rows("codes").keySet().stream()
        .filter(id -> db.text("codes", id, "code").equals(db.text("tickets", 1, "code")))
        .map(id -> db.text("codes", id, "worth"))
        .toList()
        .toString();
  }
}
