package io.venomqa.engine.toy;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.toy.ToyServer.Answer;
import io.venomqa.engine.world.ApiSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// An API with operations whose answers are looked at: whatever is taken for the same, nothing that
/// can be answered may be missed.
public final class Peeks {

  private final Tables db;
  private final ToyServer api = new ToyServer();
  private final List<Action> actions = new ArrayList<>();
  private final Set<String> seen = new TreeSet<>();

  public Peeks(Tables db) {
    this.db = db;
  }

  public Tables db() {
    return db;
  }

  public ToyServer api() {
    return api;
  }

  public List<Action> actions() {
    return actions;
  }

  /// What was answered where it is looked at.
  public Set<String> seen() {
    return seen;
  }

  /// An operation that takes a value of the context, and the answer of which is kept there.
  public Peeks call(
      String name,
      Function<ApiSession, String> argument,
      UnaryOperator<String> operation,
      BiConsumer<ApiSession, String> keep) {
    api.on(
        name,
        sent -> {
          String text = operation.apply(sent);
          return text.equals("no") ? Answer.of(409) : new Answer(200, text);
        });
    actions.add(
        new Action(
            new ActionId(name),
            Set.of(),
            Set.of(),
            session -> {
              Response response =
                  session.send(
                      new Request(
                          "POST", "/" + name, Headers.NONE, Body.of(argument.apply(session))));
              if (response.statusCode() == 200) {
                keep.accept(session, response.body().text());
              }
              return new Outcome.Responded(response);
            }));
    return this;
  }

  /// An operation that takes nothing and keeps nothing.
  public Peeks call(String name, Runnable operation) {
    return call(
        name,
        _ -> "",
        _ -> {
          operation.run();
          return "";
        },
        (_, _) -> {});
  }

  /// An operation whose answer is kept under a key.
  public Peeks make(String name, String key, UnaryOperator<String> operation) {
    return call(
        name, _ -> "", operation, (session, text) -> session.context().set(key, plain(text)));
  }

  /// An operation that takes what is under a key; `-` where there is nothing.
  public Peeks use(String name, String key, UnaryOperator<String> operation) {
    return call(name, session -> at(session, key), operation, (_, _) -> {});
  }

  /// Takes a key out of the context.
  public Peeks forget(String key) {
    return call("forget_" + key, _ -> "", _ -> "", (session, _) -> session.context().delete(key));
  }

  /// A read whose answers are looked at.
  public Peeks peek(String name, String key, UnaryOperator<String> operation) {
    return call(
        name,
        session -> at(session, key),
        sent -> {
          String text = operation.apply(sent);
          seen.add(name + ": " + text);
          return text;
        },
        (_, _) -> {});
  }

  private static String at(ApiSession session, String key) {
    return session.context().has(key) ? String.valueOf(session.context().get(key)) : "-";
  }

  private static Object plain(String text) {
    return text.matches("[0-9]{1,18}") ? (Object) Long.valueOf(text) : text;
  }
}
