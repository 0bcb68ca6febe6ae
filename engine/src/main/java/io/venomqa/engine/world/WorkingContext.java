package io.venomqa.engine.world;

import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Cookies;
import io.venomqa.engine.model.Headers;
import org.jspecify.annotations.Nullable;

/// The context while an action runs: reads what the state has, collects what the action sets.
public final class WorkingContext {

  private Context now;
  private boolean lastStatusRead;

  public WorkingContext(Context start) {
    this.now = start;
  }

  public @Nullable Object get(String key) {
    lastStatusRead |= key.equals(Context.LAST_STATUS);
    return now.values().get(key);
  }

  public boolean has(String key) {
    lastStatusRead |= key.equals(Context.LAST_STATUS);
    return now.values().containsKey(key);
  }

  /// Sets a value for the calls that follow.
  ///
  /// @throws IllegalArgumentException when the value is not plain data
  public void set(String key, @Nullable Object value) {
    now = now.with(key, value);
  }

  public void delete(String key) {
    now = now.without(key);
  }

  /// The context as it is now.
  public Context snapshot() {
    return now;
  }

  /// Whether [Context#LAST_STATUS] was asked for.
  public boolean lastStatusRead() {
    return lastStatusRead;
  }

  Cookies cookies() {
    return now.cookies();
  }

  void answered(int statusCode, Headers headers) {
    Cookies cookies = now.cookies().after(headers);
    now = new Context(now.values(), cookies).with(Context.LAST_STATUS, (long) statusCode);
  }
}
