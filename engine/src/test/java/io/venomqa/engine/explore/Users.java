package io.venomqa.engine.explore;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.toy.Peeks;
import io.venomqa.engine.toy.Tables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/// A database of users with one task that may know one of them, and an API that makes a user once
/// in each role.
final class Users {

  final Tables db = new Tables("tasks", "users");
  final Peeks peeks = new Peeks(db);

  Users() {
    add("root", Map.of());
    db.insert("tasks", Map.of("assignee", new Cell.Whole(0)));
  }

  /// Adds the actions that make a user.
  ///
  /// @param key of the context under which the answer is kept
  /// @param made adds a user of a role, and answers
  Users made(String key, UnaryOperator<String> made) {
    for (String role : List.of("admin", "guest")) {
      peeks.make(
          role, key, _ -> roles("role", new Cell.Text(role)).isEmpty() ? made.apply(role) : "no");
    }
    return this;
  }

  /// Adds an action that puts the value of the older of two users into the context.
  Users choosing(String key, LongFunction<String> value) {
    peeks.make("first", key, _ -> count() < 3 ? "no" : value.apply(2));
    return this;
  }

  /// Adds an action that gives the task to the user of the context, or to the initial one.
  Users assigning() {
    peeks.use(
        "assign",
        "user",
        user -> {
          if (count() > 2 || (user.equals("-") && count() > 1)) {
            return "no";
          }
          db.update(
              "tasks", 1, "assignee", new Cell.Whole(user.equals("-") ? 1 : Long.parseLong(user)));
          return "";
        });
    return this;
  }

  /// Looks at whose the task is.
  Peeks askingWho() {
    peeks.forget("user");
    return peeks.peek(
        "who", "user", user -> (user.equals("-") ? "" : "with one ") + assignee() + count());
  }

  private String assignee() {
    long assignee = db.number("tasks", 1, "assignee");
    return db.has("users", assignee) ? db.text("users", assignee, "role") : "nobody";
  }

  /// Looks at the role of the user whose value is sent, as it stands in a column.
  Peeks askingRole(String key, String column, UnaryOperator<String> stored) {
    return peeks.peek(
        "role", key, sent -> roles(column, new Cell.Text(stored.apply(sent))) + " " + count());
  }

  /// Adds a user.
  ///
  /// @return its number
  long add(String role, Map<String, Cell> more) {
    Map<String, Cell> values = new HashMap<>(more);
    values.put("role", new Cell.Text(role));
    return db.insert("users", values);
  }

  int count() {
    return db.rows("users").size();
  }

  /// The roles of the users that have a value in a column.
  List<String> roles(String column, Cell value) {
    return db.rows("users").values().stream()
        .filter(row -> value.equals(row.get(column)))
        .map(row -> String.valueOf(row.get("role")))
        .toList();
  }
}
