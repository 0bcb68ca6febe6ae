package io.venomqa.adapters.standin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.venomqa.engine.model.Cell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON as plain data: null, Boolean, Long, Double, String, List and Map.
public final class PlainJson {

  private static final int DEEPEST = 200;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private PlainJson() {}

  /// The value that a text says.
  ///
  /// @throws IllegalArgumentException when it is not JSON, in words for people
  public static @Nullable Object parse(String text) {
    try {
      return plain(MAPPER.readValue(text, Object.class));
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(wrong.getOriginalMessage(), wrong);
    }
  }

  /// The text that says a value; equal for equal values, whatever the order of their names.
  public static String text(@Nullable Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A value as a row holds it; lists and objects as JSON text.
  public static Cell cell(@Nullable Object value) {
    return switch (value) {
      case null -> new Cell.Null();
      case Boolean flag -> new Cell.Bool(flag);
      case Long whole -> new Cell.Whole(whole);
      case Double real -> new Cell.Real(real);
      case String text -> new Cell.Text(text);
      case Collection<?> list -> new Cell.Json(text(list));
      case Map<?, ?> map -> new Cell.Json(text(map));
      default -> throw new IllegalArgumentException("not plain data: " + value.getClass());
    };
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case BigInteger huge -> (Object) huge.doubleValue();
      case Double real when isWhole(real) -> (Object) real.longValue();
      case List<?> list -> list.stream().<@Nullable Object>map(PlainJson::plain).toList();
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, item) -> copy.put(String.valueOf(name), plain(item)));
        yield copy;
      }
      case null, default -> value;
    };
  }

  /// `1.0` and `1` are one number, as in JavaScript.
  private static boolean isWhole(double real) {
    return real == Math.rint(real) && Math.abs(real) < 1L << 53;
  }
}
