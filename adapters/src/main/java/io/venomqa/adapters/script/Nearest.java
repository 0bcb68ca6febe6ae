package io.venomqa.adapters.script;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The known name that was probably meant.
final class Nearest {

  private Nearest() {}

  /// The known name with the fewest edits to the given one, if they are few.
  static Optional<String> to(String given, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(name -> edits(given, name)))
        .filter(name -> edits(given, name) <= Math.max(2, given.length() / 3));
  }

  private static int edits(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
