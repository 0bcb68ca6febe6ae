package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Learned;
import io.venomqa.engine.model.Learned.Kind;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.toy.Tables;
import io.venomqa.engine.toy.ToyServer;
import io.venomqa.engine.toy.ToyServer.Answer;
import io.venomqa.engine.world.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a run tells of the states that it took for the same, or could not.
class MeetingsTest {

  private int codes;

  @Test
  void whatWasFoundOutIsTold() {
    Tables db = new Tables("orders", "users");
    ToyServer api =
        new ToyServer()
            .on(
                "sign_up",
                _ -> {
                  String token = db.uuid();
                  db.insert("users", Map.of("token", new Cell.Text(token), "seen_at", db.time()));
                  return new Answer(201, token);
                })
            .on(
                "order",
                token -> {
                  long id =
                      db.insert(
                          "orders",
                          Map.of("owner", new Cell.Text(token), "quantity", new Cell.Whole(1)));
                  return new Answer(201, Long.toString(id));
                });

    ExplorationResult result =
        explore(
            api,
            db,
            List.of(ToyServer.producing("sign_up", "token"), ToyServer.using("order", "token")));

    assertEquals(
        List.of(
            new Learned(Kind.NUMBER, "db.orders.id", "db.orders"),
            new Learned(Kind.NUMBER, "db.users.id", "db.users"),
            new Learned(Kind.TIME, "db.users.seen_at", ""),
            new Learned(Kind.RANDOM, "db.users.token", "")),
        result.sameness().learned());
  }

  @Test
  void aTableThatEveryActionAddsToIsTakenForALog() {
    Tables db = new Tables("log", "things");
    ToyServer api = new ToyServer();
    for (String name : List.of("a", "b", "c")) {
      api.on(
          name,
          _ -> {
            db.insert("log", Map.of("text", new Cell.Text(name)));
            return Answer.of(200);
          });
    }

    assertEquals(
        List.of(
            "Every action that changes something adds rows to db.log, so that each call makes a new state. If they only keep the books, such as a log, leave them out: state: {ignore: [\"log.*\"]}; if they are part of the state, say so: state: {keep: [\"log.*\"]}."),
        notices(
            explore(
                api,
                db,
                List.of(
                    ToyServer.producing("a", "none"),
                    ToyServer.producing("b", "none"),
                    ToyServer.producing("c", "none"))),
            Notice.Kind.BOOKKEEPING_TABLE));
  }

  @Test
  void columnsThatAloneTellStatesApartAreNamedWhenNothingIsMetAgain() {
    Tables db = new Tables("coupons", "spare");
    ToyServer api =
        new ToyServer()
            .on(
                "issue",
                _ -> {
                  db.insert("coupons", Map.of("code", new Cell.Text("c-" + ++codes)));
                  return Answer.of(201);
                })
            .on(
                "renew",
                _ -> {
                  db.rows("coupons")
                      .keySet()
                      .forEach(
                          id -> db.update("coupons", id, "code", new Cell.Text("r-" + ++codes)));
                  return Answer.of(200);
                });

    ExplorationResult result =
        explore(
            api, db, List.of(ToyServer.producing("issue", "n"), ToyServer.producing("renew", "n")));

    assertEquals(
        List.of(
            "Of 53 calls that changed something, none led to a state that was known. States that are otherwise equal differ in db.coupons.code. What of that does not matter can be listed under state.ignore."),
        notices(result, Notice.Kind.NOTHING_MET_AGAIN));
    assertEquals(1, notices(result, Notice.Kind.UNSTEADY_VALUE).size());
  }

  @Test
  void ofValuesThatDifferForNoReasonNoNoticeAndNoDocumentIsQuoted() {
    Tables db = new Tables("coupons", "spare");
    ToyServer api =
        new ToyServer()
            .on(
                "issue",
                _ -> {
                  codes++;
                  db.insert(
                      "coupons",
                      Map.of(
                          "code", new Cell.Text("c-" + codes),
                          "data", new Cell.Json("{\"token\":\"c-" + codes + "\"}")));
                  return Answer.of(201);
                });

    ExplorationResult result = explore(api, db, List.of(ToyServer.producing("issue", "n")));

    assertEquals(
        List.of(),
        notices(result, Notice.Kind.UNSTEADY_VALUE).stream()
            .filter(message -> message.contains("c-"))
            .toList());
    assertEquals(
        List.of(
            "db.coupons.code: c-#, then c-#",
            "db.coupons.data: a document of # characters, then a document of # characters"),
        result.sameness().learned().stream()
            .filter(learned -> learned.kind() == Kind.UNEXPLAINED)
            .map(learned -> learned.source() + ": " + learned.detail().replaceAll("[0-9]+", "#"))
            .toList());
    assertEquals(2, notices(result, Notice.Kind.UNSTEADY_VALUE).size());
  }

  private static List<String> notices(ExplorationResult result, Notice.Kind kind) {
    return result.notices().stream()
        .filter(notice -> notice.kind() == kind)
        .map(Notice::message)
        .toList();
  }

  private static ExplorationResult explore(ToyServer api, Tables db, List<Action> actions) {
    return Runs.explore(
        new World(api, List.of(db), Context.EMPTY),
        actions,
        List.of(),
        Runs.UNBOUNDED
            .withScope(Scope.callsPerAction(3))
            .withSafeguards(safe -> safe.withExperiments(true)));
  }
}
