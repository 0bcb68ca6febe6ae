package io.venomqa.adapters.standin;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.Mask;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All pieces of a content, their fingerprint, and what differs from one to another.
public final class Inventory {

  private static final Cell ANY = new Cell.Json("*");

  private record Key(String table, String key) {}

  private final Map<Key, Item> items = new LinkedHashMap<>();
  private final ContentHash content;

  /// Takes the pieces down.
  ///
  /// @param ignored the columns that do not count as state
  public Inventory(List<Item> pieces, Ignored ignored) {
    ContentHash sum = ContentHash.ZERO;
    for (Item item : pieces) {
      items.put(new Key(item.table(), item.key()), item);
      sum = sum.plus(hash(item, ignored));
    }
    this.content = sum;
  }

  /// The exact fingerprint of what counts as state.
  public ContentHash content() {
    return content;
  }

  /// What has to be changed in this one to get the other one.
  ///
  /// @param system the name that the changes carry
  public List<Change> changesTo(String system, Inventory after) {
    List<Change> changes = new ArrayList<>();
    after.items.forEach((key, item) -> {
      Item before = items.get(key);
      if (before == null) {
        changes.add(new Change.Added(system, item.table(), item.row()));
      } else if (!before.row().equals(item.row())) {
        changes.add(new Change.Changed(system, item.table(), before.row(), item.row()));
      }
    });
    items.forEach((key, item) -> {
      if (!after.items.containsKey(key)) {
        changes.add(new Change.Removed(system, item.table(), item.row()));
      }
    });
    return changes;
  }

  /// What differs from what it should be, in words; nothing where only what does not count as state
  /// differs.
  public List<String> differencesTo(Inventory should) {
    if (content.equals(should.content)) {
      return List.of();
    }
    List<String> differences = should.changesTo("", this).stream().map(Inventory::words).toList();
    return differences.isEmpty() ? List.of("the order is another one") : differences;
  }

  private static String words(Change change) {
    return switch (change) {
      case Change.Added(_, var table, var after) ->
          table + ": " + shown(after) + " should not be there";
      case Change.Removed(_, var table, var before) -> table + ": " + shown(before) + " is missing";
      case Change.Changed(_, var table, var before, var after) ->
          table + ": " + shown(after) + " should be " + shown(before);
    };
  }

  private static String shown(Row row) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < row.cells().size(); i++) {
      String text = row.cells().get(i).display();
      cells.put(row.columns().get(i), text.length() <= 100 ? text : text.substring(0, 100) + "…");
    }
    return cells.toString();
  }

  private static ContentHash hash(Item item, Ignored ignored) {
    List<String> columns = item.row().columns();
    Mask mask = ignored.of(item.table(), columns);
    if (mask.wholeTable()) {
      return ContentHash.ZERO;
    }
    Map<String, Cell> cells = new TreeMap<>();
    for (int i = 0; i < columns.size(); i++) {
      Cell cell = item.row().cells().get(i);
      boolean counts = !item.incidental().contains(columns.get(i)) && !mask.columns().get(i);
      // That there is a value is state, even where the value itself is not.
      cells.put(columns.get(i), counts || cell instanceof Cell.Null ? cell : ANY);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      text(out, 'T', item.table());
      text(out, 'P', item.place());
      for (Map.Entry<String, Cell> cell : cells.entrySet()) {
        text(out, 'C', cell.getKey());
        write(out, cell.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ContentHash.of(bytes.toByteArray());
  }

  private static void write(DataOutputStream out, Cell cell) throws IOException {
    switch (cell) {
      case Cell.Null _ -> out.writeByte('N');
      case Cell.Bool(boolean value) -> out.writeByte(value ? '1' : '0');
      case Cell.Whole(long value) -> {
        out.writeByte('I');
        out.writeLong(value);
      }
      case Cell.Real(double value) -> {
        out.writeByte('R');
        out.writeDouble(value);
      }
      case Cell.Text(String value) -> text(out, 'S', value);
      case Cell.Json(String value) -> text(out, 'J', value);
      case Cell.Binary(var value) -> {
        out.writeByte('B');
        out.writeInt(value.length());
        out.write(value.bytes());
      }
    }
  }

  private static void text(DataOutputStream out, char tag, String value) throws IOException {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    out.writeByte(tag);
    out.writeInt(utf8.length);
    out.write(utf8);
  }
}
