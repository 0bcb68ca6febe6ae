package io.venomqa.adapters.script;

import io.venomqa.adapters.script.KnownVerdicts.Question;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.Inspectable;
import io.venomqa.engine.world.QueryFailure;
import io.venomqa.engine.world.Rollbackable;
import io.venomqa.engine.world.SqlReadable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/// What the program's own JavaScript asks of Java, about the call that is running now.
final class HostFunctions {

  /// The script is being stopped, or has sent too many requests. A script that catches it gets it
  /// again at its next request.
  static final class CallEnded extends RuntimeException {

    private static final long serialVersionUID = 1;

    CallEnded(String message) {
      super(message);
    }
  }

  private static final int LONGEST_LINE = 10_000;

  private final ScriptSettings settings;
  private final Watchdog watchdog;
  private final ConsoleSink console;
  private final Json json = new Json();
  private @Nullable Call current;
  private boolean silent;

  HostFunctions(ScriptSettings settings, Watchdog watchdog, ConsoleSink console) {
    this.settings = settings;
    this.watchdog = watchdog;
    this.console = console;
  }

  void begin(Call call) {
    current = call;
  }

  /// Whether what scripts print is dropped.
  void silent(boolean dropped) {
    silent = dropped;
  }

  /// For each of the program's own files the functions that it takes, in the order of its
  /// parameters.
  List<List<ProxyExecutable>> byFile() {
    return List.of(
        List.of(
            elsewhere(args -> call().response(args[0].asInt()).body().text()),
            elsewhere(args -> json.headers(call().response(args[0].asInt()).headers())),
            elsewhere(args -> call().response(args[0].asInt()).networkError())),
        List.of(
            elsewhere(this::send),
            elsewhere(this::contextGet),
            elsewhere(args -> call().contextHas(args[0].asString())),
            elsewhere(this::contextSet),
            elsewhere(this::contextDelete)),
        List.of(this::query, elsewhere(this::look), elsewhere(this::observed)),
        List.of(),
        List.of(elsewhere(this::log), elsewhere(_ -> call().random(settings.seed()))));
  }

  private ProxyExecutable elsewhere(ProxyExecutable function) {
    return args -> {
      call().lookElsewhere();
      return function.execute(args);
    };
  }

  private Call call() {
    if (current == null) {
      throw new IllegalStateException("no script is running");
    }
    return current;
  }

  private Object send(Value... args) {
    if (call().sent() >= settings.callLimit()) {
      throw new CallEnded("sent more than %,d requests".formatted(settings.callLimit()));
    }
    Headers headers = Headers.NONE;
    for (long i = 0; i < args[2].getArraySize(); i += 2) {
      headers =
          headers.with(
              args[2].getArrayElement(i).asString(), args[2].getArrayElement(i + 1).asString());
    }
    Request request = new Request(args[0].asString(), args[1].asString(), headers, body(args[3]));
    int number = outside(() -> call().send(request));
    return coded(number);
  }

  private double coded(int number) {
    return 1000.0 * number + call().response(number).statusCode();
  }

  private static Body body(Value given) {
    return given.isNull()
        ? Body.EMPTY
        : given.isString() ? Body.of(given.asString()) : Body.of(bytes(given));
  }

  private static byte[] bytes(Value array) {
    byte[] bytes = new byte[Math.toIntExact(array.getArraySize())];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) array.getArrayElement(i).asInt();
    }
    return bytes;
  }

  private @Nullable Object contextGet(Value... args) {
    String key = args[0].asString();
    if (!call().contextHas(key)) {
      return "?";
    }
    Object value = call().contextValue(key);
    return switch (value) {
      case String text -> "=" + text;
      case List<?> list -> "{" + json.plain(list);
      case Map<?, ?> map -> "{" + json.plain(map);
      case Long number -> (double) number == number ? (Object) (double) number : number;
      case null, default -> value;
    };
  }

  private @Nullable Object contextSet(Value... args) {
    Value given = args[1];
    Object value = null;
    if (given.isBoolean()) {
      value = given.asBoolean();
    } else if (given.isNumber()) {
      value = Json.number(given.asDouble());
    } else if (given.isString()) {
      String text = given.asString();
      value = text.startsWith("=") ? text.substring(1) : json.parsed(text.substring(1));
    }
    call().session().context().set(args[0].asString(), value);
    return null;
  }

  private @Nullable Object contextDelete(Value... args) {
    call().session().context().delete(args[0].asString());
    return null;
  }

  private Object query(Value... args) {
    int place = args[0].asInt();
    Rollbackable system = call().systems().get(place);
    if (!(system instanceof SqlReadable readable)) {
      call().lookElsewhere();
      return "!" + system.name() + " is " + system.kind() + ": it cannot be asked in SQL.";
    }
    List<Cell> parameters = new ArrayList<>();
    for (long i = 0; i < args[2].getArraySize(); i++) {
      parameters.add(cell(args[2].getArrayElement(i)));
    }
    String sql = args[1].asString();
    return asking(
        readable,
        () -> {
          try {
            List<Row> rows = rows(readable, new Question(place, sql, parameters));
            String twice = rows.isEmpty() ? null : columnNamedTwice(rows.getFirst());
            return twice == null
                ? json.rows(rows)
                : "!The query has two columns named " + twice + ": give one another name with AS.";
          } catch (QueryFailure failure) {
            call().lookElsewhere();
            return "!" + failure.getMessage();
          }
        });
  }

  private List<Row> rows(SqlReadable readable, Question question) throws QueryFailure {
    Optional<List<Row>> remembered =
        call().observation().mayRecall()
            ? readable.recall(question.sql(), question.parameters())
            : Optional.empty();
    List<Row> rows =
        remembered.isPresent()
            ? remembered.get()
            : readable.query(question.sql(), question.parameters());
    call().answered(question, rows);
    return rows;
  }

  private Object look(Value... args) {
    Rollbackable system = call().systems().get(args[0].asInt());
    if (!(system instanceof Inspectable inspectable)
        || !(json.parsed(args[2].asString()) instanceof List<?> arguments)) {
      throw new IllegalStateException(system.name() + " offers no views");
    }
    return outside(() -> {
      try {
        return "=" + json.plain(inspectable.look(args[1].asString(), arguments));
      } catch (QueryFailure failure) {
        return "!" + failure.getMessage();
      }
    });
  }

  private static @Nullable String columnNamedTwice(Row row) {
    Set<String> seen = new HashSet<>();
    return row.columns().stream().filter(column -> !seen.add(column)).findFirst().orElse(null);
  }

  private static Cell cell(Value value) {
    if (value.isNull()) {
      return new Cell.Null();
    }
    if (value.isString()) {
      return new Cell.Text(value.asString());
    }
    if (value.isNumber()) {
      return value.fitsInLong() ? new Cell.Whole(value.asLong()) : new Cell.Real(value.asDouble());
    }
    return value.hasArrayElements()
        ? new Cell.Binary(Body.of(bytes(value)))
        : new Cell.Whole(Long.parseLong(value.getMember("whole").asString()));
  }

  private Object observed(Value... args) {
    return switch (args[0].asString()) {
      case "changes" -> json.changes(call().observation().changes());
      case "path" -> json.path(call().observation().path());
      default ->
          call()
              .observation()
              .lastResponse()
              .map(response -> coded(call().add(response)))
              .orElse(-1.0);
    };
  }

  private @Nullable Object log(Value... args) {
    String text = args[1].asString();
    if (!silent) {
      console.print(
          call().file(),
          ConsoleSink.Level.valueOf(args[0].asString().toUpperCase(Locale.ROOT)),
          text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + "…");
    }
    return null;
  }

  private interface Wait<T> {
    T get();
  }

  private <T> T asking(SqlReadable system, Wait<T> query) {
    if (!watchdog.enterQuery(system::cancel)) {
      throw new CallEnded("is being stopped");
    }
    try {
      return query.get();
    } finally {
      watchdog.leaveQuery();
    }
  }

  private <T> T outside(Wait<T> wait) {
    if (!watchdog.leave()) {
      throw new CallEnded("is being stopped");
    }
    try {
      return wait.get();
    } finally {
      watchdog.enter();
    }
  }
}
