package io.venomqa.adapters.redis;

import io.venomqa.adapters.redis.Subscription.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisDataException;

/// The database's keys, read and written in transactions, each of which also tells what others
/// wrote until then.
///
/// @param subscription empty when no keys are named
record Keyspace(Link link, Optional<Subscription> subscription, RunMarker marker) {

  private static final int SCANNED_AT_ONCE = 10_000;
  private static final int MOST_SCANS = 20;

  /// What is seen at one moment.
  ///
  /// @param images what was read; empty where there is no such key
  /// @param named the keys that were written since the last look
  /// @param marked whether our own key is there
  /// @param size how many keys there are, without our own
  /// @param counts empty when no keys are named
  record Seen(
      Map<Bytes, Optional<Image>> images,
      Set<Bytes> named,
      boolean marked,
      long size,
      Optional<CallCounts> counts) {}

  /// What was seen around a write of ours.
  ///
  /// @param before right before it
  /// @param namedMeanwhile by our own writes, and by keys whose time was over
  /// @param prolonged those of the run-down keys that got their time back
  /// @param after right after it
  record Written(Seen before, Set<Bytes> namedMeanwhile, Set<Bytes> prolonged, Seen after) {}

  /// Reads some keys at one moment.
  ///
  /// @param expected what they may well be, which is then not worked out again
  Seen read(Set<Bytes> keys, Position expected) {
    Look look = new Look(List.copyOf(keys), expected);
    return look.seen(link.transaction(look.commands));
  }

  /// Reads everything at one moment.
  Seen readAll(Position expected) {
    Set<Bytes> named = new HashSet<>();
    for (int attempt = 0; attempt < MOST_SCANS; attempt++) {
      Seen seen = read(scan(), expected);
      named.addAll(seen.named);
      long found = seen.images.values().stream().filter(Optional::isPresent).count();
      if (found == seen.size) {
        return new Seen(seen.images, named, seen.marked, seen.size, seen.counts);
      }
    }
    throw new JedisDataException("keys come and go without a pause");
  }

  /// The names of all keys, but for our own.
  Set<Bytes> scan() {
    Set<Bytes> keys = new HashSet<>();
    Bytes cursor = Bytes.of("0");
    do {
      List<@Nullable Object> answer =
          Link.list(link.ask(Command.of("SCAN", cursor, "COUNT", SCANNED_AT_ONCE)));
      cursor = Link.bytes(answer.get(0));
      Link.list(answer.get(1)).forEach(key -> keys.add(Link.bytes(key)));
    } while (!cursor.words().equals("0"));
    keys.removeIf(RunMarker::isOurs);
    return keys;
  }

  /// Puts keys to what they should be, in one transaction.
  ///
  /// @param runDown keys that get their time to live back, in milliseconds
  /// @param expected what is there before
  Written write(Map<Bytes, Optional<Image>> images, Map<Bytes, Long> runDown, Position expected) {
    List<Bytes> keys = List.copyOf(images.keySet());
    Look before = new Look(keys, expected);
    List<Command> commands = new ArrayList<>(before.commands);
    List<Bytes> gone = new ArrayList<>();
    images.forEach((key, image) -> {
      if (image.isEmpty()) {
        gone.add(key);
      }
    });
    if (!gone.isEmpty()) {
      commands.add(Command.of("DEL", gone.toArray()));
    }
    images.forEach((key, image) -> image.ifPresent(present -> commands.add(restore(key, present))));
    int prolonging = commands.size();
    runDown.forEach((key, ttl) -> commands.add(Command.of("PEXPIRE", key, ttl)));
    Optional<Token> written = subscription.map(Subscription::token);
    written.ifPresent(token -> commands.add(token.publish()));
    Look after = new Look(keys, expected);
    List<List<@Nullable Object>> answers = link.transactions(List.of(commands, after.commands));
    Seen seenBefore = before.seen(answers.getFirst());
    Set<Bytes> meanwhile = named(written);
    Set<Bytes> prolonged = new HashSet<>();
    for (Bytes key : runDown.keySet()) {
      if (Link.number(answers.getFirst().get(prolonging++)) == 1) {
        prolonged.add(key);
      }
    }
    return new Written(seenBefore, meanwhile, prolonged, after.seen(answers.getLast()));
  }

  static Command restore(Bytes key, Image image) {
    return Command.of("RESTORE", key, Expiry.ttlToRestore(image), image.payload(), "REPLACE");
  }

  /// @throws redis.clients.jedis.exceptions.JedisConnectionException when some keys that were
  ///   written may not have been named
  void requireComplete() {
    subscription.ifPresent(Subscription::requireComplete);
  }

  private Set<Bytes> named(Optional<Token> token) {
    Set<Bytes> named = new HashSet<>();
    if (subscription.isPresent() && token.isPresent()) {
      named.addAll(subscription.get().keysUntil(token.get()));
      named.removeIf(RunMarker::isOurs);
    }
    return named;
  }

  /// The commands of one look, and what their answers say.
  private final class Look {

    private final List<Bytes> keys;
    private final Position expected;
    private final Optional<Token> token = subscription.map(Subscription::token);
    private final List<Command> commands = new ArrayList<>();

    Look(List<Bytes> keys, Position expected) {
      this.keys = keys;
      this.expected = expected;
      for (Bytes key : keys) {
        commands.add(Command.of("DUMP", key));
        commands.add(Command.of("PTTL", key));
      }
      commands.add(marker.exists());
      commands.add(Command.of("DBSIZE"));
      token.ifPresent(barrier -> {
        commands.add(CallCounts.READ);
        commands.add(barrier.publish());
      });
    }

    Seen seen(List<@Nullable Object> answers) {
      Map<Bytes, Optional<Image>> images = new LinkedHashMap<>();
      int at = 0;
      for (Bytes key : keys) {
        Object payload = answers.get(at++);
        long ttl = Link.number(answers.get(at++));
        boolean gone = payload == null || ttl < Image.NO_TTL;
        images.put(
            key,
            gone
                ? Optional.empty()
                : Optional.of(Image.of(key, Link.bytes(payload), ttl, expected.image(key))));
      }
      boolean marked = Link.number(answers.get(at++)) == 1;
      long size = Link.number(answers.get(at++)) - (marked ? 1 : 0);
      Optional<CallCounts> counts =
          token.isEmpty()
              ? Optional.empty()
              : Optional.of(CallCounts.of(Link.bytes(answers.get(at))));
      return new Seen(images, named(token), marked, size, counts);
    }
  }
}
