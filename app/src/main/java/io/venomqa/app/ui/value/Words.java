package io.venomqa.app.ui.value;

import java.time.Duration;
import java.util.Locale;

/// Numbers and times as the window writes them.
public final class Words {

  private Words() {}

  /// `1,064`.
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// `1 call`, `1,064 calls`.
  public static String count(long number, String thing) {
    return count(number) + " " + thing + (number == 1 ? "" : "s");
  }

  /// To one decimal under 10: `4.1 ms`, `41 ms`.
  public static String millis(long nanos) {
    double millis = nanos / 1e6;
    return String.format(Locale.ROOT, millis < 9.95 ? "%.1f ms" : "%,.0f ms", millis);
  }

  /// `00:42`, `1:02:03`.
  public static String clock(Duration time) {
    return time.toHours() > 0
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
        : String.format(Locale.ROOT, "%02d:%02d", time.toMinutesPart(), time.toSecondsPart());
  }

  /// `10 min`, `90 s`, `2 h`.
  public static String duration(Duration time) {
    long seconds = time.toSeconds();
    return seconds >= 3600 && seconds % 3600 == 0
        ? seconds / 3600 + " h"
        : seconds >= 60 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }

  /// The text with a capital first letter and a full stop.
  public static String sentence(String text) {
    String capital =
        text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    return fullStop(capital);
  }

  /// The text with a full stop, unless it ends like a sentence already.
  public static String fullStop(String text) {
    boolean isEnded = text.isEmpty() || ".?!:".indexOf(text.charAt(text.length() - 1)) >= 0;
    return isEnded ? text : text + ".";
  }
}
