package io.venomqa.adapters.standin.storage;

import io.venomqa.adapters.standin.Content;
import io.venomqa.adapters.standin.Item;
import io.venomqa.adapters.standin.PlainJson;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.Inspectable.View;
import io.venomqa.engine.world.QueryFailure;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What an object storage holds, for people and invariants.
final class Objects implements Content<Buckets> {

  /// Larger contents are seen by size and hash alone, in bytes.
  private static final int LARGEST_TEXT = 1 << 20;

  /// Of a row, in bytes; the hash says the rest.
  private static final int LARGEST_SHOWN = 10_000;

  private static final List<String> COLUMNS =
      List.of("bucket", "key", "size", "contentType", "etag", "headers", "text");

  @Override
  public String kind() {
    return "object storage";
  }

  @Override
  public List<Item> items(Buckets state) {
    List<Item> items = new ArrayList<>();
    for (String name : state.names()) {
      items.add(
          new Item(
              "buckets", name, "", new Row(List.of("name"), List.<Cell>of(new Cell.Text(name)))));
    }
    state.objects().values().forEach(object -> items.add(item(object)));
    return items;
  }

  private static Item item(StoredObject object) {
    List<Cell> cells =
        List.of(
            new Cell.Text(object.bucket()),
            new Cell.Text(object.key()),
            new Cell.Whole(object.content().length()),
            new Cell.Text(object.contentType()),
            new Cell.Text(object.etag()),
            new Cell.Json(PlainJson.text(new TreeMap<>(object.headers()))),
            PlainJson.cell(text(object.content(), LARGEST_SHOWN)));
    return new Item("objects", object.bucket() + "/" + object.key(), "", new Row(COLUMNS, cells));
  }

  @Override
  public List<View> views() {
    return List.of(new View("objects", false), new View("buckets", false));
  }

  @Override
  public @Nullable Object look(
      String view, List<? extends @Nullable Object> arguments, Buckets state) throws QueryFailure {
    return view.equals("buckets")
        ? List.copyOf(state.names())
        : state.objects().values().stream().map(Objects::shown).toList();
  }

  private static Map<String, @Nullable Object> shown(StoredObject object) {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    shown.put("bucket", object.bucket());
    shown.put("key", object.key());
    shown.put("size", (long) object.content().length());
    shown.put("contentType", object.contentType());
    shown.put("etag", object.etag());
    shown.put("text", text(object.content(), LARGEST_TEXT));
    return shown;
  }

  /// The content where it is UTF-8 text and not too large.
  private static @Nullable String text(Body content, int largest) {
    if (content.length() > largest) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(content.bytes()))
          .toString();
    } catch (CharacterCodingException binary) {
      return null;
    }
  }
}
