package io.venomqa.engine.explore;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.StateId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Says when two states are the same: when the systems' content, the context's values, the actions
/// performed that some precondition mentions, and what is left of the scope are equal.
///
/// Everything is written with its type and length, so that different states never spell the same
/// bytes.
final class StateIdentity {

  static final String COOKIES = "cookies";

  private final Optional<Set<String>> contextKeys;

  StateIdentity(Optional<Set<String>> contextKeys) {
    this.contextKeys = contextKeys;
  }

  StateId of(
      Map<String, ContentHash> content,
      Context context,
      Set<ActionId> performed,
      Map<ActionId, Integer> calls) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(content.size());
      for (Map.Entry<String, ContentHash> system : new TreeMap<>(content).entrySet()) {
        write(out, system.getKey());
        out.writeLong(system.getValue().high());
        out.writeLong(system.getValue().low());
      }
      write(out, relevantValues(context));
      write(out, relevantCookies(context));
      out.writeInt(performed.size());
      for (ActionId action : new TreeSet<>(performed)) {
        write(out, action.name());
      }
      out.writeInt(calls.size());
      for (Map.Entry<ActionId, Integer> count : new TreeMap<>(calls).entrySet()) {
        write(out, count.getKey().name());
        out.writeInt(count.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new StateId(ContentHash.of(bytes.toByteArray()));
  }

  private Map<String, @Nullable Object> relevantValues(Context context) {
    Map<String, @Nullable Object> values = new TreeMap<>(context.values());
    if (contextKeys.isPresent()) {
      values.keySet().retainAll(contextKeys.get());
    } else {
      values.remove(Context.LAST_STATUS);
    }
    return values;
  }

  private Map<String, String> relevantCookies(Context context) {
    boolean relevant = contextKeys.isEmpty() || contextKeys.get().contains(COOKIES);
    return relevant ? context.cookies().values() : Map.of();
  }

  private static void write(DataOutputStream out, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> out.writeByte('n');
      case Boolean flag -> out.writeByte(flag ? 't' : 'f');
      case Long whole -> {
        out.writeByte('l');
        out.writeLong(whole);
      }
      case Double real -> {
        out.writeByte('d');
        out.writeDouble(real);
      }
      case String text -> {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte('s');
        out.writeInt(utf8.length);
        out.write(utf8);
      }
      case List<?> list -> {
        out.writeByte('[');
        out.writeInt(list.size());
        for (Object item : list) {
          write(out, item);
        }
      }
      case Map<?, ?> map -> {
        out.writeByte('{');
        out.writeInt(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          write(out, entry.getKey());
          write(out, entry.getValue());
        }
      }
      default -> throw new IllegalArgumentException("not plain data: " + value.getClass());
    }
  }
}
