package io.venomqa.adapters.script;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.Inspectable;
import io.venomqa.engine.world.Rollbackable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What crosses between Java and scripts as text. JSON.parse makes native objects of it faster than
/// they could be handed over one property at a time.
final class Json {

  /// The largest whole number that a JavaScript number can hold exactly.
  private static final long SAFE = (1L << 53) - 1;

  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private interface Writing {
    void to(JsonGenerator out) throws IOException;
  }

  /// Rows as a list of objects; a cell that JSON cannot say is an object with `kind` and `value`,
  /// and the text then starts with `*` instead of `=`.
  String rows(List<Row> rows) {
    boolean special = rows.stream().flatMap(row -> row.cells().stream()).anyMatch(Json::isSpecial);
    return (special ? "*" : "=")
        + text(out -> {
          out.writeStartArray();
          for (Row row : rows) {
            write(out, row);
          }
          out.writeEndArray();
        });
  }

  String changes(List<Change> changes) {
    return text(out -> {
      out.writeStartArray();
      for (Change change : changes) {
        switch (change) {
          case Change.Added(var system, var table, var after) ->
              write(out, system, table, "added", null, after);
          case Change.Removed(var system, var table, var before) ->
              write(out, system, table, "removed", before, null);
          case Change.Changed(var system, var table, var before, var after) ->
              write(out, system, table, "changed", before, after);
        }
      }
      out.writeEndArray();
    });
  }

  String path(Path path) {
    return text(out -> {
      out.writeStartArray();
      for (var step : path.steps()) {
        out.writeStartObject();
        out.writeStringField("action", step.action().name());
        out.writeNumberField("statusCode", step.statusCode());
        out.writeEndObject();
      }
      out.writeEndArray();
    });
  }

  /// The names of systems and what scripts can look at in them.
  String systems(List<Rollbackable> systems) {
    return text(out -> {
      out.writeStartArray();
      for (Rollbackable system : systems) {
        out.writeStartObject();
        out.writeStringField("name", system.name());
        out.writeArrayFieldStart("views");
        if (system instanceof Inspectable inspectable) {
          for (Inspectable.View view : inspectable.views()) {
            out.writeStartObject();
            out.writeStringField("name", view.name());
            out.writeBooleanField("isFunction", view.isFunction());
            out.writeEndObject();
          }
        }
        out.writeEndArray();
        out.writeEndObject();
      }
      out.writeEndArray();
    });
  }

  /// Names in lower case; a header's values joined by a comma, as HTTP says they may be.
  String headers(Headers headers) {
    return text(out -> {
      out.writeStartObject();
      for (Map.Entry<String, List<String>> header : headers.values().entrySet()) {
        out.writeStringField(
            header.getKey().toLowerCase(Locale.ROOT), String.join(", ", header.getValue()));
      }
      out.writeEndObject();
    });
  }

  String plain(@Nullable Object value) {
    return text(out -> mapper.writeValue(out, value));
  }

  @Nullable Object parsed(String json) {
    try {
      return wholeWherePossible(mapper.readValue(json, Object.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A number as the context keeps it: a whole one as a Long.
  static Number number(double value) {
    return value == Math.rint(value) && Math.abs(value) <= SAFE ? (Number) (long) value : value;
  }

  private static @Nullable Object wholeWherePossible(@Nullable Object value) {
    return switch (value) {
      case Double d -> number(d);
      case List<?> list -> list.stream().map(Json::wholeWherePossible).toList();
      case null, default -> value;
    };
  }

  private static boolean isSpecial(Cell cell) {
    return switch (cell) {
      case Cell.Whole(long value) -> Math.abs(value) > SAFE;
      case Cell.Real(double value) -> !Double.isFinite(value);
      case Cell.Binary _, Cell.Json _ -> true;
      case Cell.Null _, Cell.Text _, Cell.Bool _ -> false;
    };
  }

  private static void write(
      JsonGenerator out,
      String system,
      String table,
      String kind,
      @Nullable Row before,
      @Nullable Row after)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("system", system);
    out.writeStringField("table", table);
    out.writeStringField("kind", kind);
    writeOrNull(out, "before", before);
    writeOrNull(out, "after", after);
    out.writeEndObject();
  }

  private static void writeOrNull(JsonGenerator out, String name, @Nullable Row row)
      throws IOException {
    out.writeFieldName(name);
    if (row == null) {
      out.writeNull();
    } else {
      write(out, row);
    }
  }

  private static void write(JsonGenerator out, Row row) throws IOException {
    out.writeStartObject();
    for (int i = 0; i < row.cells().size(); i++) {
      out.writeFieldName(row.columns().get(i));
      write(out, row.cells().get(i));
    }
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, Cell cell) throws IOException {
    if (isSpecial(cell)) {
      writeSpecial(out, cell);
      return;
    }
    switch (cell) {
      case Cell.Null _ -> out.writeNull();
      case Cell.Whole(long value) -> out.writeNumber(value);
      case Cell.Real(double value) -> out.writeNumber(value);
      case Cell.Text(String value) -> out.writeString(value);
      case Cell.Bool(boolean value) -> out.writeBoolean(value);
      case Cell.Binary _, Cell.Json _ -> throw new AssertionError("They are special.");
    }
  }

  private static void writeSpecial(JsonGenerator out, Cell cell) throws IOException {
    out.writeStartObject();
    switch (cell) {
      case Cell.Binary(var value) -> {
        out.writeStringField("kind", "bytes");
        out.writeStringField("value", HexFormat.of().formatHex(value.bytes()));
      }
      case Cell.Json(String value) -> {
        out.writeStringField("kind", "json");
        out.writeStringField("value", value);
      }
      case Cell.Real real -> {
        out.writeStringField("kind", "real");
        out.writeStringField("value", real.display());
      }
      default -> {
        out.writeStringField("kind", "whole");
        out.writeStringField("value", cell.display());
      }
    }
    out.writeEndObject();
  }

  private String text(Writing writing) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = mapper.createGenerator(text)) {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
