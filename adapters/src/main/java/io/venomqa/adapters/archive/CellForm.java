package io.venomqa.adapters.archive;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Cell;
import java.io.IOException;

/// A cell as JSON: what JSON has is written as it is, everything else under its type.
final class CellForm {

  private static final String REAL = "real";
  private static final String JSON = "json";
  private static final String BINARY = "binary";

  private CellForm() {}

  static final class Writer extends StdSerializer<Cell> {

    private static final long serialVersionUID = 1;

    Writer() {
      super(Cell.class);
    }

    @Override
    public void serialize(Cell cell, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      switch (cell) {
        case Cell.Null _ -> json.writeNull();
        case Cell.Whole(long value) -> json.writeNumber(value);
        case Cell.Bool(boolean value) -> json.writeBoolean(value);
        case Cell.Text(String value) -> json.writeString(value);
        case Cell.Real(double value) -> {
          json.writeStartObject();
          json.writeNumberField(REAL, value);
          json.writeEndObject();
        }
        case Cell.Json(String value) -> {
          json.writeStartObject();
          json.writeStringField(JSON, value);
          json.writeEndObject();
        }
        case Cell.Binary(Body value) -> {
          json.writeStartObject();
          json.writeBinaryField(BINARY, value.bytes());
          json.writeEndObject();
        }
      }
    }
  }

  static final class Reader extends StdDeserializer<Cell> {

    private static final long serialVersionUID = 1;

    Reader() {
      super(Cell.class);
    }

    @Override
    public Cell getNullValue(DeserializationContext context) {
      return new Cell.Null();
    }

    @Override
    public Cell deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return switch (json.currentToken()) {
        case VALUE_NUMBER_INT -> new Cell.Whole(json.getLongValue());
        case VALUE_TRUE -> new Cell.Bool(true);
        case VALUE_FALSE -> new Cell.Bool(false);
        case VALUE_STRING -> new Cell.Text(json.getText());
        case START_OBJECT -> typed(json);
        default -> throw new IOException("not a cell");
      };
    }

    private static Cell typed(JsonParser json) throws IOException {
      String type = json.nextFieldName();
      json.nextToken();
      Cell cell =
          switch (String.valueOf(type)) {
            case REAL -> new Cell.Real(json.getDoubleValue());
            case JSON -> new Cell.Json(json.getText());
            case BINARY -> new Cell.Binary(Body.of(json.getBinaryValue()));
            default -> throw new IOException("not a cell");
          };
      if (json.nextToken() != JsonToken.END_OBJECT) {
        throw new IOException("not a cell");
      }
      return cell;
    }
  }
}
