package io.venomqa.adapters.redis;

import io.venomqa.engine.world.Inspectable.View;
import io.venomqa.engine.world.QueryFailure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What scripts can look at: keys, a key's value, its time to live.
record Views(Link link) {

  static final List<View> ALL =
      List.of(new View("keys", true), new View("get", true), new View("ttl", true));

  private static final int SCANNED_AT_ONCE = 10_000;

  @Nullable Object look(String view, List<? extends @Nullable Object> arguments)
      throws QueryFailure {
    return switch (view) {
      case "keys" -> keys(arguments.isEmpty() ? "*" : text(view, arguments, "a pattern"));
      case "get" -> get(Bytes.of(text(view, arguments, "a key")));
      case "ttl" -> ttl(Bytes.of(text(view, arguments, "a key")));
      default -> throw new QueryFailure("Redis has no view " + view + ".");
    };
  }

  private static String text(String view, List<? extends @Nullable Object> arguments, String what)
      throws QueryFailure {
    if (arguments.size() == 1 && arguments.getFirst() instanceof String text) {
      return text;
    }
    throw new QueryFailure(view + " takes " + what + ", as text.");
  }

  private List<String> keys(String pattern) {
    List<String> keys = new ArrayList<>();
    Bytes cursor = Bytes.of("0");
    do {
      List<@Nullable Object> answer =
          Link.list(
              link.ask(Command.of("SCAN", cursor, "MATCH", pattern, "COUNT", SCANNED_AT_ONCE)));
      cursor = Link.bytes(answer.get(0));
      for (Object found : Link.list(answer.get(1))) {
        Bytes key = Link.bytes(found);
        if (!RunMarker.isOurs(key)) {
          keys.add(key.words());
        }
      }
    } while (!cursor.words().equals("0"));
    return keys.stream().distinct().sorted().toList();
  }

  private @Nullable Object get(Bytes key) throws QueryFailure {
    Object payload = link.ask(Command.of("DUMP", key));
    if (payload == null) {
      return null;
    }
    Value value = Decoder.decode(Link.bytes(payload).array());
    if (value instanceof Value.Opaque) {
      throw new QueryFailure(
          "The key " + key.words() + " holds a value of a kind that VenomQA cannot read.");
    }
    return Plain.of(value);
  }

  private @Nullable Object ttl(Bytes key) {
    long millis = Link.number(link.ask(Command.of("PTTL", key)));
    return millis < 0 ? null : (Object) Math.ceilDiv(millis, 1000L);
  }
}
