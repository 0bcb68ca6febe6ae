package io.venomqa.app.ui.value;

import io.venomqa.engine.model.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// A value that flows from one call to the next.
///
/// @param before `–` where there was none
/// @param after `–` where there is none any more
public record PassedValue(String name, String before, String after) {

  private static final String NONE = "–";

  public boolean isChanged() {
    return !before.equals(after);
  }

  /// The values of two contexts, cookies too, by name. What a cookie says is hidden.
  public static List<PassedValue> between(Context before, Context after) {
    TreeSet<String> names = new TreeSet<>(before.values().keySet());
    names.addAll(after.values().keySet());
    List<PassedValue> values = new ArrayList<>();
    for (String name : names) {
      values.add(new PassedValue(name, text(before, name), text(after, name)));
    }
    TreeSet<String> cookies = new TreeSet<>(before.cookies().values().keySet());
    cookies.addAll(after.cookies().values().keySet());
    for (String cookie : cookies) {
      boolean had = before.cookies().values().containsKey(cookie);
      boolean has = after.cookies().values().containsKey(cookie);
      boolean same =
          String.valueOf(before.cookies().values().get(cookie))
              .equals(String.valueOf(after.cookies().values().get(cookie)));
      values.add(
          new PassedValue(
              "cookie " + cookie,
              had ? "••••••" : NONE,
              has ? (same ? "••••••" : "•••••• (new)") : NONE));
    }
    return List.copyOf(values);
  }

  private static String text(Context context, String name) {
    return context.values().containsKey(name) ? String.valueOf(context.values().get(name)) : NONE;
  }
}
