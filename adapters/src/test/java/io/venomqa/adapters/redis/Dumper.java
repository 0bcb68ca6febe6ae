package io.venomqa.adapters.redis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A whole database as text, read type by type; without what passes by itself: how much time is
/// left (but for its order of magnitude) and when a stream's entries were delivered.
final class Dumper {

  private static final Set<String> OWN = Set.of("venomqa:run", "venomqa:probe");
  private static final Set<String> OF_STREAMS =
      Set.of("last-generated-id", "max-deleted-entry-id", "entries-added");

  private final PlainClient client;

  Dumper(PlainClient client) {
    this.client = client;
  }

  String dump() throws IOException {
    List<String> keys = new ArrayList<>();
    for (Object key : client.askList("KEYS", "*")) {
      if (!OWN.contains(String.valueOf(key))) {
        keys.add(String.valueOf(key));
      }
    }
    keys.sort(null);
    for (String key : keys) {
      client.send("TYPE", key);
      client.send("PTTL", key);
    }
    client.flush();
    List<String> types = new ArrayList<>();
    List<String> times = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      types.add(String.valueOf(client.read()));
      times.add(magnitude(client.read()));
    }
    for (int i = 0; i < keys.size(); i++) {
      client.send(reading(types.get(i), keys.get(i)));
    }
    client.flush();
    StringBuilder dump = new StringBuilder();
    for (int i = 0; i < keys.size(); i++) {
      dump.append(keys.get(i)).append(' ').append(times.get(i)).append(' ');
      dump.append(words(types.get(i), client.read())).append('\n');
    }
    return dump.toString();
  }

  /// The 10,000 s to which it is nearest.
  private static String magnitude(Object millis) {
    long left = millis instanceof Long number ? number : -1;
    return left < 0 ? "-" : Long.toString(Math.round(left / 10_000_000.0 + 0.3));
  }

  private static String[] reading(String type, String key) {
    return switch (type) {
      case "string" -> new String[] {"GET", key};
      case "list" -> new String[] {"LRANGE", key, "0", "-1"};
      case "set" -> new String[] {"SMEMBERS", key};
      case "hash" -> new String[] {"HGETALL", key};
      case "zset" -> new String[] {"ZRANGE", key, "0", "-1", "WITHSCORES"};
      default -> new String[] {"XINFO", "STREAM", key, "FULL", "COUNT", "0"};
    };
  }

  private static String words(String type, Object answer) {
    if (!(answer instanceof List<?> list)) {
      return type + " " + answer;
    }
    return type
        + " "
        + switch (type) {
          case "set" -> list.stream().map(String::valueOf).sorted().toList();
          case "hash" -> pairs(list);
          case "stream" -> stream(pairs(list));
          default -> list;
        };
  }

  private static Map<String, Object> pairs(List<?> list) {
    Map<String, Object> pairs = new TreeMap<>();
    for (int i = 0; i < list.size(); i += 2) {
      pairs.put(String.valueOf(list.get(i)), list.get(i + 1));
    }
    return pairs;
  }

  private static String stream(Map<String, Object> info) {
    StringBuilder words = new StringBuilder("entries " + info.get("entries"));
    OF_STREAMS.stream().sorted().forEach(key -> words.append(' ').append(info.get(key)));
    for (Map<String, Object> group : maps(info.get("groups"))) {
      words
          .append("\n  group ")
          .append(group.get("name"))
          .append(' ')
          .append(group.get("last-delivered-id"))
          .append(' ')
          .append(group.get("entries-read"));
      for (Map<String, Object> consumer : maps(group.get("consumers"))) {
        words.append("\n    consumer ").append(consumer.get("name"));
      }
      if (group.get("pending") instanceof List<?> pending) {
        for (Object entry : pending) {
          List<?> parts = (List<?>) entry;
          words
              .append("\n    pending ")
              .append(parts.get(0))
              .append(' ')
              .append(parts.get(1))
              .append(' ')
              .append(parts.get(3));
        }
      }
    }
    return words.toString();
  }

  private static List<Map<String, Object>> maps(Object lists) {
    List<Map<String, Object>> maps = new ArrayList<>();
    if (lists instanceof List<?> list) {
      list.forEach(map -> maps.add(pairs((List<?>) map)));
    }
    return maps;
  }
}
