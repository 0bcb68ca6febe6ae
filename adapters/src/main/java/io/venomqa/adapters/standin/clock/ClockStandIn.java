package io.venomqa.adapters.standin.clock;

import io.venomqa.adapters.standin.Content;
import io.venomqa.adapters.standin.Held;
import io.venomqa.adapters.standin.Held.Step;
import io.venomqa.adapters.standin.Ignored;
import io.venomqa.adapters.standin.Item;
import io.venomqa.adapters.standin.LoopbackHttp;
import io.venomqa.adapters.standin.LoopbackHttp.Call;
import io.venomqa.adapters.standin.LoopbackHttp.Reply;
import io.venomqa.adapters.standin.PlainJson;
import io.venomqa.adapters.standin.StandIn;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.Inspectable.View;
import io.venomqa.engine.world.SystemFailure;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A clock over HTTP that stands still until it is moved.
///
/// | | |
/// |---|---|
/// | `GET /now` | `{"epochMillis": 1735689600000, "now": "2025-01-01T00:00:00Z"}` |
/// | `POST /advance` | `{"by": "90s"}`: `ms`, `s`, `m`, `h`, `d`, or ISO 8601 such as `PT1H30M` |
/// | `POST /set` | `{"now": "2025-02-01T12:00:00Z"}` |
///
/// The last two answer as the first does, with the new time.
public final class ClockStandIn implements Content<Instant> {

  /// Where a clock starts that is not told otherwise: the same in every run.
  public static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

  private static final int LARGEST_BODY = 64 << 10;
  private static final Pattern SHORT = Pattern.compile("(-?\\d{1,12})\\s*(ms|s|m|h|d)");
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private ClockStandIn() {}

  /// Starts to listen on the loopback address.
  ///
  /// @param port 0 for a free one
  /// @throws SystemFailure when the port cannot be had
  public static StandIn<?> start(String name, int port, Instant start, Ignored ignored)
      throws SystemFailure {
    Held<Instant> held = new Held<>(start);
    return new StandIn<>(
        name,
        new ClockStandIn(),
        held,
        ignored,
        LoopbackHttp.start(name, port, LARGEST_BODY, call -> answer(held, call)));
  }

  private static Reply answer(Held<Instant> held, Call call) {
    try {
      return switch (call.method() + " " + call.path()) {
        case "GET /now" -> shown(held.now());
        case "POST /advance" -> {
          Duration by = duration(field(call, "by"));
          yield held.change(now -> moved(now.plus(by)));
        }
        case "POST /set" -> {
          Instant to = Instant.parse(field(call, "now"));
          yield held.change(_ -> moved(to));
        }
        default ->
            Reply.error(
                404,
                "this stand-in for a clock has no %s %s; it has GET /now, POST /advance and POST /set"
                    .formatted(call.method(), call.path()));
      };
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException wrong) {
      return Reply.error(400, String.valueOf(wrong.getMessage()));
    }
  }

  private static Step<Instant, Reply> moved(Instant to) {
    if (to.isBefore(EARLIEST) || to.isAfter(LATEST)) {
      throw new DateTimeException("the clock goes from the year 1 to 9999");
    }
    return Step.write(to, shown(to));
  }

  private static Reply shown(Instant now) {
    return Reply.json(
        200,
        PlainJson.text(
            new TreeMap<>(Map.of("now", now.toString(), "epochMillis", now.toEpochMilli()))));
  }

  private static String field(Call call, String name) {
    return PlainJson.parse(call.body().text()) instanceof Map<?, ?> body
            && body.get(name) instanceof String text
        ? text
        : wrong("the body must be JSON such as {\"%s\": \"…\"}".formatted(name));
  }

  private static String wrong(String message) {
    throw new IllegalArgumentException(message);
  }

  private static Duration duration(String text) {
    Matcher matcher = SHORT.matcher(text);
    if (!matcher.matches()) {
      return Duration.parse(text.toUpperCase(Locale.ROOT));
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  @Override
  public String kind() {
    return "clock";
  }

  @Override
  public List<Item> items(Instant state) {
    return List.of(
        new Item(
            "clock",
            "now",
            "",
            new Row(List.of("now"), List.<Cell>of(new Cell.Text(state.toString())))));
  }

  @Override
  public List<View> views() {
    return List.of(new View("now", false));
  }

  @Override
  public @Nullable Object look(
      String view, List<? extends @Nullable Object> arguments, Instant state) {
    return state.toString();
  }
}
