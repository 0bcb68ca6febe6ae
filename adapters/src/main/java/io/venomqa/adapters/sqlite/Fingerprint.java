package io.venomqa.adapters.sqlite;

import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.ContentHash;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Hashes of single rows; their sum is the hash of the content.
final class Fingerprint {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

  private Fingerprint(Table table) {
    text(table.name());
  }

  /// Of what counts as state: without hidden rowids and ignored columns.
  static ContentHash ofState(Table table, Image image) {
    if (table.mask().wholeTable()) {
      return ContentHash.ZERO;
    }
    Fingerprint print = new Fingerprint(table);
    for (int i = 0; i < image.cells().size(); i++) {
      Cell cell = image.cells().get(i);
      if (table.mask().columns().get(i) && !(cell instanceof Cell.Null)) {
        print.bytes.write('*');
      } else {
        print.cell(cell);
      }
    }
    return print.hash(image.brokenText());
  }

  /// Of everything there is.
  static ContentHash ofAll(Table table, RowKey key, Image image) {
    Fingerprint print = new Fingerprint(table);
    if (table.hiddenKey()) {
      key.values().forEach(print::cell);
    }
    image.cells().forEach(print::cell);
    return print.hash(image.brokenText());
  }

  private ContentHash hash(List<Integer> brokenText) {
    brokenText.forEach(i -> number('t', i));
    return ContentHash.of(bytes.toByteArray());
  }

  private void cell(Cell cell) {
    switch (cell) {
      case Cell.Null _ -> bytes.write('N');
      case Cell.Whole(long value) -> number('I', value);
      case Cell.Real(double value) -> number('R', Double.doubleToLongBits(value));
      case Cell.Text(String value) -> text(value);
      case Cell.Bool _, Cell.Json _ -> throw Image.unknownToSqlite(cell);
      case Cell.Binary(Body value) -> {
        number('B', value.length());
        bytes.writeBytes(value.bytes());
      }
    }
  }

  private void text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    number('T', utf8.length);
    bytes.writeBytes(utf8);
  }

  private void number(char tag, long value) {
    bytes.writeBytes(ByteBuffer.allocate(9).put((byte) tag).putLong(value).array());
  }
}
