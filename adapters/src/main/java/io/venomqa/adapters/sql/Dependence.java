package io.venomqa.adapters.sql;

import io.venomqa.engine.model.Cell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the answer of a query depends on: the rows of the tables that are taken back alone, or
/// something else too, such as the time, chance, or what a view or function of the API's does.
///
/// Looks at words only, wherever they stand, and takes every doubt for a dependence.
public final class Dependence {

  /// Without a `$`, which also ends a quotation.
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*([\"`\\]]?\\s*\\()?");

  /// What is explained, shown or set is not in the rows.
  private static final Pattern QUERY = Pattern.compile("[\\s(]*(select|with|values)\\b");

  /// Texts that SQL reads as a time, also where a digit follows, and times that do not look like
  /// functions.
  private static final Pattern MOMENT =
      Pattern.compile(
          "(?<![\\p{L}_])(now|today|tomorrow|yesterday|current_(date|time|timestamp)|localtime(stamp)?)(?![\\p{L}_])");

  private static final int MOST_STATEMENTS = 200;

  private final Set<String> words;
  private final Set<String> functions;
  private final List<String> texts;
  private final List<String> beginnings;
  private final LinkedHashMap<String, Boolean> judged = new LinkedHashMap<>();

  /// @param names whatever is no table that is taken back: views, other tables, sequences, the
  ///   API's own functions
  /// @param functions that depend on more than their arguments, where they are called
  /// @param beginnings of names that belong to the database itself
  public Dependence(Set<String> names, Set<String> functions, Set<String> beginnings) {
    Set<String> small = lower(names);
    this.words = small.stream().filter(Dependence::isWord).collect(Collectors.toUnmodifiableSet());
    this.texts = small.stream().filter(name -> !isWord(name)).toList();
    this.functions = lower(functions);
    this.beginnings = List.copyOf(lower(beginnings));
  }

  /// Whether nothing but the rows tells what the answer is.
  public boolean isOnRowsAlone(String sql, List<Cell> parameters) {
    Boolean known = judged.get(sql);
    if (known == null) {
      known = isOnRowsAlone(sql);
      judged.put(sql, known);
      if (judged.size() > MOST_STATEMENTS) {
        judged.pollFirstEntry();
      }
    }
    return known && parameters.stream().noneMatch(Dependence::isMoment);
  }

  private boolean isOnRowsAlone(String sql) {
    String small = sql.toLowerCase(Locale.ROOT);
    if (!QUERY.matcher(small).lookingAt()
        || small.contains("u&")
        || small.contains("\\")
        || MOMENT.matcher(small).find()
        || texts.stream().anyMatch(small::contains)) {
      return false;
    }
    boolean mayHideCalls = small.contains("--") || small.contains("/*");
    Matcher matcher = WORD.matcher(small);
    while (matcher.find()) {
      boolean called = matcher.group(1) != null;
      String word = called ? small.substring(matcher.start(), matcher.start(1)) : matcher.group();
      if (words.contains(word)
          || ((called || mayHideCalls) && functions.contains(word))
          || beginnings.stream().anyMatch(word::startsWith)) {
        return false;
      }
    }
    return true;
  }

  /// A text may be read as a time by whatever it is compared with.
  private static boolean isMoment(Cell cell) {
    return switch (cell) {
      case Cell.Text(String text) -> namesMoment(text);
      case Cell.Json(String text) -> namesMoment(text);
      default -> false;
    };
  }

  private static boolean namesMoment(String text) {
    return MOMENT.matcher(text.toLowerCase(Locale.ROOT)).find();
  }

  private static boolean isWord(String name) {
    Matcher matcher = WORD.matcher(name);
    return matcher.matches() && matcher.group(1) == null;
  }

  private static Set<String> lower(Set<String> names) {
    return names.stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }
}
