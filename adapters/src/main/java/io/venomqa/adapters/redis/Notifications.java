package io.venomqa.adapters.redis;

import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisDataException;

/// The server's setting for which keyspace events it sends.
final class Notifications {

  private static final String SETTING = "notify-keyspace-events";

  /// `E`: named by event; the others: of all kinds, for which `A` stands too.
  private static final String NEEDED = "Eg$lshzxetd";

  private Notifications() {}

  /// @throws JedisDataException when the user may not read it
  static String read(Link link) {
    List<@Nullable Object> answer = Link.list(link.ask(Command.of("CONFIG", "GET", SETTING)));
    if (answer.size() < 2) {
      throw new JedisDataException("the server has no setting " + SETTING);
    }
    return Link.bytes(answer.get(1)).words();
  }

  static boolean suffice(String flags) {
    String all = flags.replace("A", "g$lshzxetd");
    return NEEDED.chars().allMatch(flag -> all.indexOf(flag) >= 0);
  }

  /// Adds what is missing.
  static void ensure(Link link) {
    String flags = read(link);
    if (!suffice(flags)) {
      write(link, flags.replace("A", "").replace("E", "") + "AE");
    }
  }

  static void write(Link link, String flags) {
    link.ask(Command.of("CONFIG", "SET", SETTING, flags));
  }
}
