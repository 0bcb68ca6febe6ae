package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.engine.identity.Abstraction;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Learned;
import io.venomqa.engine.model.Learned.Kind;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.toy.Peeks;
import io.venomqa.engine.toy.Tables;
import io.venomqa.engine.toy.ToyServer;
import io.venomqa.engine.toy.ToyServer.Answer;
import io.venomqa.engine.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What one run finds out and the next one makes of it.
class RecollectionTest {

  private static final List<Kind> MERGING = List.of(Kind.TIME, Kind.NUMBER, Kind.RANDOM);

  private final Tables db = new Tables("users", "spare");
  private final ToyServer api =
      new ToyServer()
          .on(
              "sign_up",
              _ -> {
                String token = db.uuid();
                db.insert("users", Map.of("token", new Cell.Text(token), "seen_at", db.time()));
                return new Answer(201, token);
              });

  @Test
  void theNextRunFindsTheSameAndGoesTheSameWay() {
    Explorer first = explorer(Runs.UNBOUNDED);
    ExplorationResult before = first.run();
    Explorer second = explorer(Runs.UNBOUNDED.withKnown(first.known()));
    ExplorationResult after = second.run();

    assertEquals(
        List.of(
            new Learned(Kind.NUMBER, "db.users.id", ""),
            new Learned(Kind.TIME, "db.users.seen_at", ""),
            new Learned(Kind.RANDOM, "db.users.token", "")),
        first.known());
    assertEquals(first.known(), second.known());
    assertEquals(List.of(), changed(after));
    assertEquals(before.statesVisited(), after.statesVisited());
    assertEquals(before.transitionsTaken(), after.transitionsTaken());
  }

  @Test
  void whatIsNoLongerSoIsToldAndForgotten() {
    Explorer run =
        explorer(
            Runs.UNBOUNDED.withKnown(
                List.of(
                    new Learned(Kind.TIME, "db.users.token", ""),
                    new Learned(Kind.TIME, "old.users.seen_at", ""))));

    assertEquals(
        List.of(
            "db.users.token held times in earlier runs, and does not in this one: its values count as this run found them.",
            "old.users.seen_at is known from earlier runs, and is no longer there."),
        changed(run.run()));
    assertEquals(
        List.of("db.users.id", "db.users.seen_at", "db.users.token"),
        run.known().stream().map(Learned::source).toList());
  }

  @Test
  void anUnfinishedRunForgetsNothing() {
    List<Learned> before = List.of(new Learned(Kind.TIME, "db.users.token", ""));
    Explorer run = explorer(Runs.UNBOUNDED.withLimits(Limits.NONE.withDepth(1)).withKnown(before));

    assertInstanceOf(Ending.LimitReached.class, run.run().ending());
    assertEquals(
        List.of(before.getFirst()), run.known().stream().filter(before::contains).toList());
  }

  @Test
  void whatTheProjectSaysItselfIsNotKept() {
    Explorer run =
        explorer(
            Runs.UNBOUNDED
                .withAbstraction(
                    new Abstraction(List.of(), List.of("*.seen_at"), Optional.empty(), false))
                .withKnown(List.of(new Learned(Kind.TIME, "db.users.seen_at", ""))));

    assertEquals(List.of(), changed(run.run()));
    assertEquals(
        List.of("db.users.id", "db.users.token"),
        run.known().stream().map(Learned::source).toList());
  }

  /// Prices that look like times a minute apart are prices, whatever an earlier run says.
  @Test
  void anEarlierRunThatLiesMakesNothingOne() {
    ExplorationResult told = prices(List.of());
    ExplorationResult lied =
        prices(
            MERGING.stream()
                .flatMap(kind ->
                    Stream.of(
                        new Learned(kind, "context.price", ""),
                        new Learned(kind, "db.prices.price", "")))
                .toList());

    assertEquals(told.statesVisited(), lied.statesVisited());
    assertEquals(told.transitionsTaken(), lied.transitionsTaken());
    assertEquals(6, changed(lied).size(), changed(lied).toString());
  }

  private static ExplorationResult prices(List<Learned> before) {
    Tables db = new Tables("prices", "spare");
    db.insert("prices", Map.of("price", new Cell.Whole(1)));
    Peeks peeks = new Peeks(db);
    for (long price : List.of(1_700_000_000L, 1_700_000_060L)) {
      peeks.make(
          "set_" + price,
          "price",
          _ -> {
            db.update("prices", 1, "price", new Cell.Whole(price));
            return Long.toString(price);
          });
    }
    return explorer(peeks.api(), db, peeks, Runs.UNBOUNDED.withKnown(before)).run();
  }

  /// A user is assigned, removed, and made anew with another number: only that number is another.
  /// What an earlier run saw of it keeps apart what this one would take for the same.
  @Test
  void whatKeepsStatesApartIsBelieved() {
    List<Learned> before = List.of(new Learned(Kind.AMBIGUOUS, "db.tasks.assignee", ""));
    Users users = numbered();
    Explorer without = explorer(users.peeks.api(), users.db, users.peeks, Runs.UNBOUNDED);
    int merged = without.run().statesVisited();
    Users again = numbered();
    Explorer with =
        explorer(again.peeks.api(), again.db, again.peeks, Runs.UNBOUNDED.withKnown(before));
    ExplorationResult result = with.run();

    assertEquals(
        List.of(
            "db.tasks.assignee held plain numbers beside those of rows in earlier runs, so it counts both ways. If that is over, delete its line in learned.yaml: more states will be taken for the same."),
        changed(result));
    assertTrue(result.statesVisited() > merged, merged + " < " + result.statesVisited());
    assertTrue(with.known().containsAll(before));
  }

  private static Users numbered() {
    Users users = new Users();
    users.made("user", role -> Long.toString(users.add(role, Map.of())));
    users.peeks.use(
        "assign",
        "user",
        user -> {
          if (user.equals("-")) {
            return "no";
          }
          users.db.update("tasks", 1, "assignee", new Cell.Whole(Long.parseLong(user)));
          return "";
        });
    users.peeks.call(
        "remove",
        () ->
            users.db.rows("users").keySet().stream()
                .filter(id -> id > 1)
                .toList()
                .forEach(id -> users.db.delete("users", id)));
    return users;
  }

  private static List<String> changed(ExplorationResult result) {
    return result.notices().stream()
        .filter(notice -> notice.kind() == Notice.Kind.FINDING_CHANGED)
        .map(Notice::message)
        .toList();
  }

  private Explorer explorer(Settings settings) {
    return new Explorer(
        new World(api, List.of(db), Context.EMPTY),
        List.of(ToyServer.producing("sign_up", "token")),
        List.of(),
        new BreadthFirst(),
        small(settings),
        new RunControl(),
        _ -> {});
  }

  private static Explorer explorer(ToyServer api, Tables db, Peeks peeks, Settings settings) {
    return new Explorer(
        new World(api, List.of(db), Context.EMPTY),
        peeks.actions(),
        List.of(),
        new BreadthFirst(),
        small(settings),
        new RunControl(),
        _ -> {});
  }

  private static Settings small(Settings settings) {
    return settings
        .withScope(Scope.callsPerAction(2))
        .withSafeguards(safe -> safe.withExperiments(true));
  }
}
