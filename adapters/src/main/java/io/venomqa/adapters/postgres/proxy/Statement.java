package io.venomqa.adapters.postgres.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A statement of SQL as a list of its words and signs, byte by byte: see [Message#BYTES].
///
/// @param sql the text, without the semicolon at its end
/// @param tokens not empty; without spaces and comments
record Statement(String sql, List<Token> tokens) {

  /// @param text as written
  /// @param start its place in the statement's text
  record Token(Kind kind, String text, int start) {

    /// A word in lower case; of anything else the text as it is.
    String lower() {
      return kind == Kind.WORD ? text.toLowerCase(Locale.ROOT) : text;
    }

    boolean isName() {
      return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /// What an identifier stands for.
    String name() {
      return kind == Kind.QUOTED
          ? text.substring(1, Math.max(1, text.length() - 1)).replace("\"\"", "\"")
          : lower();
    }
  }

  /// What a token is.
  enum Kind {
    WORD,
    QUOTED,
    STRING,
    NUMBER,
    SIGN
  }

  /// The statements in a text; none where it is blank.
  static List<Statement> of(String sql) {
    return new Scanner(sql).statements();
  }

  /// Whether the words at a place are these, in lower case.
  boolean has(int place, String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!word(place + i).equals(words[i])) {
        return false;
      }
    }
    return true;
  }

  /// The token at a place in lower case; empty beyond the end.
  String word(int place) {
    return place < tokens.size() ? tokens.get(place).lower() : "";
  }

  /// Splits as PostgreSQL's own client does: not at semicolons in brackets, nor in the bodies of
  /// functions that are written as `BEGIN ATOMIC … END`.
  private static final class Scanner {

    private final String sql;
    private final List<Statement> statements = new ArrayList<>();
    private List<Token> tokens = new ArrayList<>();
    private int at;
    private int begin;
    private int brackets;
    private int blocks;

    Scanner(String sql) {
      this.sql = sql;
    }

    List<Statement> statements() {
      while (at < sql.length()) {
        char c = sql.charAt(at);
        if (c == ';' && brackets <= 0 && blocks == 0) {
          end();
          at++;
          begin = at;
        } else if (isSpace(c)) {
          at++;
        } else if (sql.startsWith("--", at)) {
          while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
            at++;
          }
        } else if (sql.startsWith("/*", at)) {
          skipComment();
        } else {
          token(c);
        }
      }
      end();
      return statements;
    }

    private void end() {
      if (!tokens.isEmpty()) {
        statements.add(new Statement(sql.substring(begin, at), List.copyOf(tokens)));
      }
      tokens = new ArrayList<>();
      brackets = 0;
    }

    private void token(char c) {
      int start = at;
      Kind kind;
      if (c == '\'') {
        skipQuoted('\'', false);
        kind = Kind.STRING;
      } else if (c == '"') {
        skipQuoted('"', false);
        kind = Kind.QUOTED;
      } else if ((c == 'e' || c == 'E') && sql.startsWith("'", at + 1)) {
        at++;
        skipQuoted('\'', true);
        kind = Kind.STRING;
      } else if (isWordStart(c)) {
        while (at < sql.length() && isWordPart(sql.charAt(at))) {
          at++;
        }
        kind = Kind.WORD;
      } else if (c == '$') {
        kind = dollar();
      } else if (c >= '0' && c <= '9') {
        while (at < sql.length() && (isWordPart(sql.charAt(at)) || sql.charAt(at) == '.')) {
          at++;
        }
        kind = Kind.NUMBER;
      } else {
        at++;
        brackets += c == '(' ? 1 : c == ')' ? -1 : 0;
        kind = Kind.SIGN;
      }
      Token token = new Token(kind, sql.substring(start, at), start - begin);
      tokens.add(token);
      if (kind == Kind.WORD) {
        countBlocks(token.lower());
      }
    }

    private void countBlocks(String word) {
      if (brackets > 0 || !createsFunction()) {
        return;
      }
      if (word.equals("begin") || (word.equals("case") && blocks > 0)) {
        blocks++;
      } else if (word.equals("end") && blocks > 0) {
        blocks--;
      }
    }

    private boolean createsFunction() {
      Statement sofar = new Statement(sql, tokens);
      int kind = sofar.has(0, "create", "or", "replace") ? 3 : sofar.has(0, "create") ? 1 : 0;
      return kind > 0
          && (sofar.word(kind).equals("function") || sofar.word(kind).equals("procedure"));
    }

    /// `$1`, or a text between two `$tag$`.
    private Kind dollar() {
      int end = at + 1;
      while (end < sql.length() && isWordPart(sql.charAt(end)) && sql.charAt(end) != '$') {
        end++;
      }
      boolean number = end > at + 1 && Character.isDigit(sql.charAt(at + 1));
      if (number || end >= sql.length() || sql.charAt(end) != '$') {
        at = number ? end : at + 1;
        return Kind.SIGN;
      }
      String tag = sql.substring(at, end + 1);
      int close = sql.indexOf(tag, end + 1);
      at = close < 0 ? sql.length() : close + tag.length();
      return Kind.STRING;
    }

    private void skipQuoted(char quote, boolean escapes) {
      at++;
      while (at < sql.length()) {
        char c = sql.charAt(at++);
        if (escapes && c == '\\') {
          at++;
        } else if (c == quote) {
          if (at < sql.length() && sql.charAt(at) == quote) {
            at++;
          } else {
            return;
          }
        }
      }
      at = sql.length();
    }

    private void skipComment() {
      int depth = 0;
      do {
        if (sql.startsWith("/*", at)) {
          depth++;
          at += 2;
        } else if (sql.startsWith("*/", at)) {
          depth--;
          at += 2;
        } else {
          at++;
        }
      } while (depth > 0 && at < sql.length());
      at = Math.min(at, sql.length());
    }

    private static boolean isSpace(char c) {
      return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static boolean isWordStart(char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    private static boolean isWordPart(char c) {
      return isWordStart(c) || (c >= '0' && c <= '9') || c == '$';
    }
  }
}
