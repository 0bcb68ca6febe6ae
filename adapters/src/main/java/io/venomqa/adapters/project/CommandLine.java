package io.venomqa.adapters.project;

import java.util.ArrayList;
import java.util.List;

/// Splits a command into words as a shell does, without a shell's expansions.
public final class CommandLine {

  private CommandLine() {}

  /// The words. Quotes keep spaces; a backslash takes the next character as it is, except on
  /// Windows, where it belongs to paths, and inside single quotes.
  ///
  /// @throws IllegalArgumentException when a quote is not closed, in words for people
  public static List<String> split(String command, boolean windows) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < command.length(); i++) {
      char c = command.charAt(i);
      boolean last = i + 1 == command.length();
      if (c == '\\'
          && !windows
          && quote != '\''
          && !last
          && escapes(quote, command.charAt(i + 1))) {
        word.append(command.charAt(++i));
        inWord = true;
      } else if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '"' || (c == '\'' && !windows)) {
        quote = c;
        inWord = true;
      } else if (!Character.isWhitespace(c)) {
        word.append(c);
        inWord = true;
      } else if (inWord) {
        words.add(word.toString());
        word.setLength(0);
        inWord = false;
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("the quote " + quote + " is not closed");
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }

  private static boolean escapes(char quote, char next) {
    return quote != '"' || next == '"' || next == '\\' || next == '$' || next == '`';
  }
}
