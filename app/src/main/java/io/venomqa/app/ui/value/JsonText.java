package io.venomqa.app.ui.value;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// JSON laid out for reading, in pieces that each have a colour. Text that is not JSON stays as it
/// is.
public final class JsonText {

  /// Longest text that is laid out; the rest is cut off, and said to be.
  public static final int MAX_CHARACTERS = 20_000;

  /// A single line holds at most this many characters.
  private static final int SHORT_LINE = 44;

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(\"(?:[^\"\\\\]|\\\\.)*\")|(-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)"
              + "|(true|false|null)|([{}\\[\\],:]))");

  private JsonText() {}

  public enum Kind {
    PLAIN,
    KEY,
    TEXT,
    NUMBER,
    KEYWORD
  }

  /// Characters of one colour; may hold line breaks.
  public record Piece(Kind kind, String text) {}

  /// The pieces that, put together, are the whole text to show.
  public static List<Piece> of(String text) {
    if (text.length() > MAX_CHARACTERS) {
      return List.of(
          new Piece(Kind.PLAIN, text.substring(0, MAX_CHARACTERS)),
          new Piece(
              Kind.PLAIN,
              "\n… cut after %s of %s characters"
                  .formatted(Words.count(MAX_CHARACTERS), Words.count(text.length()))));
    }
    List<Piece> tokens = tokens(text);
    return tokens.isEmpty() ? List.of(new Piece(Kind.PLAIN, text)) : laidOut(tokens);
  }

  private static List<Piece> tokens(String text) {
    List<Piece> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text.strip());
    int end = 0;
    while (matcher.lookingAt()) {
      if (matcher.group(1) != null) {
        tokens.add(new Piece(Kind.TEXT, matcher.group(1)));
      } else if (matcher.group(2) != null) {
        tokens.add(new Piece(Kind.NUMBER, matcher.group(2)));
      } else if (matcher.group(3) != null) {
        tokens.add(new Piece(Kind.KEYWORD, matcher.group(3)));
      } else {
        tokens.add(new Piece(Kind.PLAIN, matcher.group(4)));
      }
      end = matcher.end();
      matcher.region(end, matcher.regionEnd());
    }
    boolean isJson = end == text.strip().length() && !tokens.isEmpty() && balanced(tokens);
    return isJson ? tokens : List.of();
  }

  private static boolean balanced(List<Piece> tokens) {
    int depth = 0;
    for (Piece token : tokens) {
      depth += opens(token) ? 1 : closes(token) ? -1 : 0;
      if (depth < 0) {
        return false;
      }
    }
    return depth == 0;
  }

  private static List<Piece> laidOut(List<Piece> tokens) {
    List<Piece> pieces = new ArrayList<>();
    int indent = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Piece token = tokens.get(i);
      if (opens(token)) {
        int close = closing(tokens, i);
        if (width(tokens, i, close) <= SHORT_LINE - 2 * indent) {
          inLine(tokens, i, close, pieces);
          i = close;
        } else {
          indent++;
          pieces.add(new Piece(Kind.PLAIN, token.text() + lineBreak(indent)));
        }
      } else if (closes(token)) {
        indent--;
        pieces.add(new Piece(Kind.PLAIN, lineBreak(indent) + token.text()));
      } else if (token.text().equals(",") && token.kind() == Kind.PLAIN) {
        pieces.add(new Piece(Kind.PLAIN, "," + lineBreak(indent)));
      } else {
        pieces.add(word(tokens, i));
      }
    }
    return pieces;
  }

  private static void inLine(List<Piece> tokens, int open, int close, List<Piece> pieces) {
    boolean spaced = tokens.get(open).text().equals("{") && close > open + 1;
    for (int i = open; i <= close; i++) {
      Piece token = tokens.get(i);
      boolean comma = token.kind() == Kind.PLAIN && token.text().equals(",");
      if (spaced && i == close) {
        pieces.add(new Piece(Kind.PLAIN, " }"));
      } else if (comma || (spaced && i == open)) {
        pieces.add(new Piece(Kind.PLAIN, token.text() + " "));
      } else {
        pieces.add(word(tokens, i));
      }
    }
  }

  private static Piece word(List<Piece> tokens, int index) {
    Piece token = tokens.get(index);
    boolean key =
        token.kind() == Kind.TEXT
            && index + 1 < tokens.size()
            && tokens.get(index + 1).equals(new Piece(Kind.PLAIN, ":"));
    return key
        ? new Piece(Kind.KEY, token.text())
        : token.text().equals(":") ? new Piece(Kind.PLAIN, ": ") : token;
  }

  private static int closing(List<Piece> tokens, int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      depth += opens(tokens.get(i)) ? 1 : closes(tokens.get(i)) ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("A bracket is not closed.");
  }

  private static int width(List<Piece> tokens, int from, int to) {
    int width = 0;
    for (int i = from; i <= to && width <= SHORT_LINE; i++) {
      width += tokens.get(i).text().length() + (tokens.get(i).kind() == Kind.PLAIN ? 1 : 0);
    }
    return width;
  }

  private static boolean opens(Piece token) {
    return token.kind() == Kind.PLAIN && (token.text().equals("{") || token.text().equals("["));
  }

  private static boolean closes(Piece token) {
    return token.kind() == Kind.PLAIN && (token.text().equals("}") || token.text().equals("]"));
  }

  private static String lineBreak(int indent) {
    return "\n" + "  ".repeat(indent);
  }
}
