package io.venomqa.adapters.postgres;

import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Cell;
import java.math.BigDecimal;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Values as people and scripts see them, made of PostgreSQL's texts.
final class Cells {

  /// So many decimal digits survive in a number of JavaScript.
  private static final int DIGITS = 15;

  private Cells() {}

  /// @param type as `pg_type.typname`
  static Cell of(String type, @Nullable String text) {
    if (text == null) {
      return new Cell.Null();
    }
    return switch (type) {
      case "int2", "int4", "int8", "oid", "smallserial", "serial", "bigserial" ->
          new Cell.Whole(Long.parseLong(text));
      case "float4", "float8" -> new Cell.Real(real(text));
      case "numeric" -> numeric(text);
      case "bool" -> new Cell.Bool(text.startsWith("t"));
      case "json", "jsonb" -> new Cell.Json(text);
      case "bytea" ->
          text.startsWith("\\x")
              ? new Cell.Binary(Body.of(HexFormat.of().parseHex(text.substring(2))))
              : new Cell.Text(text);
      default -> new Cell.Text(text);
    };
  }

  private static double real(String text) {
    return switch (text) {
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  /// A number where that is exact, so that scripts can compare and add; else the text.
  private static Cell numeric(String text) {
    if (!text.matches("-?[0-9.]+")) {
      return new Cell.Text(text);
    }
    BigDecimal value = new BigDecimal(text);
    BigDecimal plain = value.stripTrailingZeros();
    if (plain.scale() <= 0 && plain.precision() - plain.scale() <= DIGITS) {
      return new Cell.Whole(plain.longValueExact());
    }
    return plain.precision() <= DIGITS && Math.abs(plain.scale()) <= DIGITS
        ? new Cell.Real(value.doubleValue())
        : new Cell.Text(text);
  }
}
