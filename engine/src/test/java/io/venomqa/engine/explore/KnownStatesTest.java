package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.toy.Folders;
import io.venomqa.engine.toy.PureModel;
import io.venomqa.engine.toy.Tables;
import io.venomqa.engine.toy.ToyServer;
import io.venomqa.engine.toy.ToyServer.Answer;
import io.venomqa.engine.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The explorer finds as many states as there are, where rows have serial numbers, UUIDs and times
/// that never come again.
class KnownStatesTest {

  /// Orders by how often they were refunded; the one that the context knows apart.
  private record Shop(List<Integer> others, Optional<Integer> current) {

    Shop create() {
      List<Integer> all = new ArrayList<>(others);
      current.ifPresent(all::add);
      all.sort(null);
      return new Shop(all, Optional.of(0));
    }

    Shop refund() {
      return new Shop(others, current.map(refunded -> Math.min(2, refunded + 1)));
    }
  }

  @Test
  void ofAShopWhoseOrdersAreRefunded() {
    Tables db = new Tables("orders", "items");
    ToyServer api =
        new ToyServer()
            .on("create", _ -> new Answer(201, Long.toString(order(db))))
            .on(
                "refund",
                id -> {
                  long order = Long.parseLong(id);
                  long refunded = db.number("orders", order, "refunded");
                  if (refunded == 2) {
                    return Answer.of(409);
                  }
                  db.update("orders", order, "refunded", new Cell.Whole(refunded + 1));
                  return Answer.of(200);
                });

    assertCounts(
        new PureModel<>(new Shop(List.of(), Optional.empty()), List.of(Shop::create, Shop::refund)),
        api,
        db,
        List.of(ToyServer.producing("create", "order"), ToyServer.using("refund", "order")));
  }

  private static long order(Tables db) {
    long id =
        db.insert(
            "orders",
            Map.of(
                "code", new Cell.Text(db.uuid()),
                "created_at", db.time(),
                "refunded", new Cell.Whole(0)));
    for (int i = 1; i <= 2; i++) {
      db.insert("items", Map.of("order_id", new Cell.Whole(id), "quantity", new Cell.Whole(i)));
    }
    return id;
  }

  /// Which of two books each member has.
  private record Library(List<Set<Integer>> others, Optional<Set<Integer>> current) {

    Library join() {
      List<Set<Integer>> all = new ArrayList<>(others);
      current.ifPresent(all::add);
      all.sort((one, other) -> one.toString().compareTo(other.toString()));
      return new Library(all, Optional.of(new TreeSet<>()));
    }

    Library borrow(int book) {
      boolean lent =
          others.stream().anyMatch(books -> books.contains(book))
              || current.filter(books -> books.contains(book)).isPresent();
      return lent
          ? this
          : new Library(
              others,
              current.map(books -> {
                Set<Integer> more = new TreeSet<>(books);
                more.add(book);
                return more;
              }));
    }

    Library giveBack(int book) {
      List<Set<Integer>> all =
          new ArrayList<>(others.stream().map(books -> less(books, book)).toList());
      all.sort((one, other) -> one.toString().compareTo(other.toString()));
      return new Library(all, current.map(books -> less(books, book)));
    }

    private static Set<Integer> less(Set<Integer> books, int book) {
      Set<Integer> less = new TreeSet<>(books);
      less.remove(book);
      return less;
    }
  }

  @Test
  void ofALibraryWithLoans() {
    Tables db = new Tables("books", "loans", "members");
    long first = db.insert("books", Map.of("title", new Cell.Text("Emma")));
    long second = db.insert("books", Map.of("title", new Cell.Text("Ulysses")));
    ToyServer api = new ToyServer().on("join", _ -> new Answer(201, member(db)));
    for (long book : List.of(first, second)) {
      api.on("borrow" + book, member -> borrow(db, book, member));
      api.on("return" + book, _ -> giveBack(db, book));
    }

    assertCounts(
        new PureModel<>(
            new Library(List.of(), Optional.empty()),
            List.of(
                Library::join,
                library -> library.borrow(1),
                library -> library.borrow(2),
                library -> library.giveBack(1),
                library -> library.giveBack(2))),
        api,
        db,
        List.of(
            ToyServer.producing("join", "member"),
            ToyServer.using("borrow1", "member"),
            ToyServer.using("borrow2", "member"),
            ToyServer.using("return1", "member"),
            ToyServer.using("return2", "member")));
  }

  private static String member(Tables db) {
    String card = db.uuid();
    db.insert("members", Map.of("card", new Cell.Text(card), "joined_at", db.time()));
    return card;
  }

  private static Answer borrow(Tables db, long book, String member) {
    boolean lent =
        db.rows("loans").values().stream()
            .anyMatch(loan -> new Cell.Whole(book).equals(loan.get("book")));
    if (lent) {
      return Answer.of(409);
    }
    db.insert("loans", Map.of("book", new Cell.Whole(book), "member", new Cell.Text(member)));
    return Answer.of(201);
  }

  private static Answer giveBack(Tables db, long book) {
    Optional<Long> loan =
        db.rows("loans").keySet().stream()
            .filter(id -> db.number("loans", id, "book") == book)
            .findFirst();
    loan.ifPresent(id -> db.delete("loans", id));
    return Answer.of(loan.isPresent() ? 204 : 404);
  }

  /// Tickets by their status; what the context knows is one of them, none, or one that is gone.
  private record Tickets(List<String> others, String current) {

    Tickets open() {
      List<String> all = new ArrayList<>(others);
      if (!current.isEmpty() && !current.equals("gone")) {
        all.add(current);
      }
      all.sort(null);
      return new Tickets(all, "open");
    }

    Tickets move(String from, String to) {
      return current.equals(from) ? new Tickets(others, to) : this;
    }

    Tickets delete() {
      return current.isEmpty() ? this : new Tickets(others, "gone");
    }
  }

  @Test
  void ofTicketsThatGoFromStatusToStatusAndAreDeleted() {
    Tables db = new Tables("log", "tickets");
    ToyServer api =
        new ToyServer()
            .on(
                "open",
                _ ->
                    new Answer(
                        201,
                        Long.toString(
                            db.insert(
                                "tickets",
                                Map.of(
                                    "status", new Cell.Text("open"),
                                    "updated_at", db.time(),
                                    "closed_at", new Cell.Null())))))
            .on("start", id -> move(db, id, "open", "started"))
            .on("close", id -> move(db, id, "started", "closed"))
            .on("reopen", id -> move(db, id, "closed", "open"))
            .on(
                "delete",
                id -> {
                  if (!db.has("tickets", Long.parseLong(id))) {
                    return Answer.of(404);
                  }
                  db.delete("tickets", Long.parseLong(id));
                  return Answer.of(204);
                });

    assertCounts(
        new PureModel<>(
            new Tickets(List.of(), ""),
            List.of(
                Tickets::open,
                tickets -> tickets.move("open", "started"),
                tickets -> tickets.move("started", "closed"),
                tickets -> tickets.move("closed", "open"),
                Tickets::delete)),
        api,
        db,
        List.of(
            ToyServer.producing("open", "ticket"),
            ToyServer.using("start", "ticket"),
            ToyServer.using("close", "ticket"),
            ToyServer.using("reopen", "ticket"),
            ToyServer.using("delete", "ticket")));
  }

  private static Answer move(Tables db, String ticket, String from, String to) {
    long id = Long.parseLong(ticket);
    if (!db.has("tickets", id) || !db.text("tickets", id, "status").equals(from)) {
      return Answer.of(409);
    }
    db.update("tickets", id, "status", new Cell.Text(to));
    db.update("tickets", id, "updated_at", db.time());
    db.update("tickets", id, "closed_at", to.equals("closed") ? db.time() : new Cell.Null());
    return Answer.of(200);
  }

  @Test
  void ofATreeOfFolders() {
    Tables db = new Tables("folders", "spare");
    ToyServer api =
        new ToyServer()
            .on("root", _ -> new Answer(201, folder(db, Optional.empty())))
            .on(
                "add",
                parent ->
                    db.has("folders", Long.parseLong(parent))
                        ? new Answer(201, folder(db, Optional.of(Long.valueOf(parent))))
                        : Answer.of(404))
            .on(
                "up",
                id ->
                    db.has("folders", Long.parseLong(id))
                            && db.number("folders", Long.parseLong(id), "parent") > 0
                        ? new Answer(
                            200, Long.toString(db.number("folders", Long.parseLong(id), "parent")))
                        : Answer.of(404));

    assertCounts(
        new PureModel<>(
            Folders.NONE, List.of(Folders::addRoot, Folders::addBelowCurrent, Folders::goUp)),
        api,
        db,
        List.of(
            ToyServer.producing("root", "folder"),
            ToyServer.changing("add", "folder"),
            ToyServer.changing("up", "folder")));
  }

  private static String folder(Tables db, Optional<Long> parent) {
    Cell up = parent.<Cell>map(Cell.Whole::new).orElse(new Cell.Null());
    long id = db.insert("folders", Map.of("parent", up, "path", new Cell.Text("")));
    String above = parent.map(of -> db.text("folders", of, "path")).orElse("");
    db.update("folders", id, "path", new Cell.Text(above + "/" + id));
    return Long.toString(id);
  }

  private static <S> void assertCounts(
      PureModel<S> model, ToyServer api, Tables db, List<Action> actions) {
    for (int calls = 1; calls <= 3; calls++) {
      ExplorationResult result =
          Runs.explore(
              new World(api, List.of(db), Context.EMPTY),
              actions,
              List.of(),
              Runs.UNBOUNDED
                  .withScope(Scope.callsPerAction(calls))
                  .withSafeguards(safe -> safe.withExperiments(true)));

      assertInstanceOf(Ending.Exhausted.class, result.ending(), result.ending().toString());
      assertEquals(
          model.countStates(calls), result.statesVisited(), calls + " calls of each action");
    }
  }
}
