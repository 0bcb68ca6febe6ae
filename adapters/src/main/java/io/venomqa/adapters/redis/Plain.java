package io.venomqa.adapters.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.venomqa.adapters.redis.Value.Entry;
import io.venomqa.adapters.redis.Value.Group;
import io.venomqa.adapters.redis.Value.Scored;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Cell;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Values as scripts and people see them. Bytes that are no UTF-8 text appear as `\xff`.
final class Plain {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Plain() {}

  /// As scripts get it: text, a list, an object, or for a sorted set a list of `{member, score}`
  /// and for a stream a list of `{id, fields}`.
  static Object of(Value value) {
    return switch (value) {
      case Value.Text(Bytes content) -> content.words();
      case Value.Items(List<Bytes> items) -> items.stream().map(Bytes::words).toList();
      case Value.Members(List<Bytes> members) ->
          members.stream().map(Bytes::words).sorted().toList();
      case Value.Fields(List<Bytes> fields) -> object(fields);
      case Value.Scores(List<Scored> members) ->
          members.stream()
              .sorted(Comparator.comparingDouble(Scored::score).thenComparing(Scored::member))
              .map(Plain::scored)
              .toList();
      case Value.Stream stream -> stream.entries().stream().map(Plain::entry).toList();
      case Value.Opaque(Bytes encoded) -> encoded.words();
    };
  }

  /// As it is shown in a row of what changed.
  static Cell cell(Value value) {
    return switch (value) {
      case Value.Text(Bytes content) -> cell(content);
      case Value.Opaque(Bytes encoded) -> new Cell.Binary(Body.of(encoded.array()));
      case Value.Stream stream when !stream.groups().isEmpty() ->
          json(new TreeMap<>(Map.of("entries", of(stream), "groups", groups(stream))));
      default -> json(of(value));
    };
  }

  static Cell cell(Bytes bytes) {
    return bytes
        .text()
        .<Cell>map(Cell.Text::new)
        .orElseGet(() -> new Cell.Binary(Body.of(bytes.array())));
  }

  private static Cell json(Object plain) {
    try {
      return new Cell.Json(JSON.writeValueAsString(plain));
    } catch (JsonProcessingException impossible) {
      throw new AssertionError("Plain data can be written.", impossible);
    }
  }

  private static Map<String, Object> object(List<Bytes> fields) {
    Map<String, Object> object = new TreeMap<>();
    for (int i = 0; i < fields.size(); i += 2) {
      object.put(fields.get(i).words(), fields.get(i + 1).words());
    }
    return object;
  }

  private static Map<String, Object> scored(Scored scored) {
    double score = scored.score();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("member", scored.member().words());
    // JSON has no infinite numbers: these as Redis writes them.
    object.put("score", Double.isInfinite(score) ? (score > 0 ? "inf" : "-inf") : (Object) score);
    return object;
  }

  private static Map<String, Object> entry(Entry entry) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("id", entry.id().toString());
    object.put("fields", object(entry.fields()));
    return object;
  }

  private static List<Map<String, Object>> groups(Value.Stream stream) {
    return stream.groups().stream()
        .sorted(Comparator.comparing(Group::name))
        .map(Plain::group)
        .toList();
  }

  private static Map<String, Object> group(Group group) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", group.name().words());
    object.put("last", group.last().toString());
    object.put("consumers", group.consumers().stream().map(Bytes::words).sorted().toList());
    object.put(
        "pending",
        group.pending().stream()
            .sorted(Comparator.comparing(pending -> pending.id().toString()))
            .map(pending ->
                Map.of(
                    "id", pending.id().toString(),
                    "consumer", pending.consumer().words(),
                    "deliveries", pending.deliveries()))
            .map(TreeMap::new)
            .toList());
    return object;
  }
}
