package io.venomqa.engine.identity;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A part of a text that has a meaning of its own: `ORD-17` is a word, a sign and a number.
///
/// @param text as it stands in the whole
record Token(Kind kind, String text) {

  enum Kind {
    /// A time of day on a date, as ISO 8601 and databases write it, or as mails and HTTP do.
    TIME,
    /// What nobody would write by hand: a UUID, a long mix of letters and digits, a salted hash,
    /// the name of a mail.
    RANDOM,
    /// Decimal digits, no more than a `long` holds.
    NUMBER,
    /// Anything else.
    PLAIN
  }

  private static final Pattern PATTERN =
      Pattern.compile(
          """
          (?<time>\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?(?:Z|[+-]\\d\\d(?::?\\d\\d)?)?)\
          |(?<mailed>(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{4} \\d\\d:\\d\\d(?::\\d\\d)? (?:GMT|[+-]\\d{4}))\
          |(?<uuid>\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12})\
          |(?<jwt>eyJ[A-Za-z0-9_-]+\\.eyJ[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]*)?)\
          |(?<escape>%\\p{XDigit}{2})\
          |(?<message><[!-;=?-~]{12,}@[!-;=?-~]+>)\
          |(?<crypt>\\$[a-z0-9-]{1,16}\\$[!-~]{20,})\
          |(?<prefix>[A-Za-z]+[_-](?=\\p{XDigit}{8}-\\p{XDigit}{4}-))\
          |(?<word>[A-Za-z0-9_-]{16,}={0,2})\
          |(?<number>[0-9]{1,18})\
          |(?<plain>[A-Za-z]+|[^A-Za-z0-9])\
          """);

  private static final Pattern MIXED =
      Pattern.compile("[A-Za-z0-9]*(?:[A-Za-z][0-9]|[0-9][A-Za-z])[A-Za-z0-9]*");

  private static final Pattern PARTS = Pattern.compile("[_=-]+");

  /// All of a text, in parts. Neighbours that are plain are one part.
  static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    addTo(tokens, text);
    return tokens;
  }

  private static void addTo(List<Token> tokens, String text) {
    Matcher matcher = PATTERN.matcher(text);
    int end = 0;
    while (matcher.find()) {
      plain(tokens, text.substring(end, matcher.start()));
      end = matcher.end();
      String found = matcher.group();
      if (matcher.group("time") != null || matcher.group("mailed") != null) {
        tokens.add(new Token(Kind.TIME, found));
      } else if (matcher.group("uuid") != null
          || matcher.group("message") != null
          || matcher.group("crypt") != null) {
        tokens.add(new Token(Kind.RANDOM, found));
      } else if (matcher.group("jwt") != null) {
        addTo(tokens, claims(found));
      } else if (matcher.group("number") != null) {
        tokens.add(new Token(Kind.NUMBER, found));
      } else if (matcher.group("word") != null && isRandom(found)) {
        tokens.add(new Token(Kind.RANDOM, found));
      } else if (matcher.group("word") != null) {
        wordByWord(tokens, found);
      } else {
        plain(tokens, found);
      }
    }
    plain(tokens, text.substring(end));
  }

  /// What a signed token says; its signature follows from that.
  private static String claims(String jwt) {
    String encoded = jwt.split("\\.", -1)[1];
    try {
      return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return "." + encoded;
    }
  }

  /// Whether a long word mixes letters and digits other than by putting separators between them.
  private static boolean isRandom(String word) {
    return PARTS.splitAsStream(word).anyMatch(part -> MIXED.matcher(part).matches());
  }

  private static void wordByWord(List<Token> tokens, String word) {
    Matcher parts = Pattern.compile("[0-9]{1,18}|[^0-9]+").matcher(word);
    while (parts.find()) {
      if (Character.isDigit(parts.group().charAt(0))) {
        tokens.add(new Token(Kind.NUMBER, parts.group()));
      } else {
        plain(tokens, parts.group());
      }
    }
  }

  private static void plain(List<Token> tokens, String text) {
    if (text.isEmpty()) {
      return;
    }
    if (!tokens.isEmpty() && tokens.getLast().kind() == Kind.PLAIN) {
      tokens.set(tokens.size() - 1, new Token(Kind.PLAIN, tokens.getLast().text() + text));
    } else {
      tokens.add(new Token(Kind.PLAIN, text));
    }
  }

  /// The value of a [Kind#NUMBER].
  long number() {
    return Long.parseLong(text);
  }

  /// Whether it starts with a zero that its value does not show.
  boolean isPadded() {
    return text.length() > 1 && text.charAt(0) == '0';
  }
}
