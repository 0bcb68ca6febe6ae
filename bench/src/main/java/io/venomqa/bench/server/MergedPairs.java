package io.venomqa.bench.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/// Prints pairs of contents that a run took for the same state, row by row beside each other, and
/// judges them by a rule that knows nothing of the engine's: rows can be paired so that each value
/// of an id, known by its column's name, always becomes the same other one, and every other value
/// is equal or a time of that day.
///
/// Contents are put together from the rows that the calls changed, which a run with an audit at
/// every restore has compared with the database itself.
final class MergedPairs {

  /// The key of a row's table, with `+` or `-` before its name.
  private static final String TABLE = " table";

  private static final String TIME =
      "(\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d.*|1[6-9]\\d{11})";
  private static final String UNIQUE =
      "(?=.*\\d)[A-Za-z0-9+/=_:-]{20,}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  private final JsonNode transitions;
  private final String ignored;
  private final Map<Integer, JsonNode> discoveries = new HashMap<>();

  private MergedPairs(JsonNode report, String ignored) {
    this.ignored = ignored;
    this.transitions = report.at("/transitions");
    for (JsonNode transition : transitions) {
      if (transition.at("/to").asInt() != 0) {
        discoveries.putIfAbsent(transition.at("/to").asInt(), transition);
      }
    }
  }

  /// Prints the pairs; exit code 1 when one is not what it should be.
  ///
  /// @param arguments the report, written with its secrets, how many pairs, and a pattern of the
  ///   tables that the run ignored
  public static void main(String[] arguments) throws IOException {
    JsonNode report = new ObjectMapper().readTree(new File(arguments[0]));
    MergedPairs pairs = new MergedPairs(report, arguments[2]);
    List<Integer> renamed = new ArrayList<>();
    report.at("/sameness/renamed").forEach(number -> renamed.add(number.asInt()));
    int all = renamed.size();
    Collections.shuffle(renamed, new Random(1));
    int wrong = 0;
    List<Integer> sample =
        renamed.subList(0, Math.min(Integer.parseInt(arguments[1]), renamed.size()));
    for (int number : sample) {
      JsonNode transition = pairs.transitions.get(number - 1);
      List<Map<String, String>> reached = pairs.after(transition);
      List<Map<String, String>> known = pairs.content(transition.at("/to").asInt());
      boolean same = new Pairing(known, reached).exists();
      wrong += same ? 0 : 1;
      System.out.printf(
          "%n-- s%d by %s, and s%d: %s%n",
          transition.at("/from").asInt(),
          transition.at("/action").asText(),
          transition.at("/to").asInt(),
          same ? "the same" : "DIFFERENT");
      known.stream().map(row -> "known   " + row).sorted().forEach(System.out::println);
      reached.stream().map(row -> "reached " + row).sorted().forEach(System.out::println);
    }
    System.out.printf(
        "%n%d of %d merged pairs looked at, %d different%n", sample.size(), all, wrong);
    System.exit(wrong == 0 ? 0 : 1);
  }

  private List<Map<String, String>> content(int state) {
    JsonNode discovery = discoveries.get(state);
    return discovery == null ? new ArrayList<>() : after(discovery);
  }

  /// The rows that came (`+`) and went (`-`) since the beginning.
  private List<Map<String, String>> after(JsonNode transition) {
    List<Map<String, String>> rows = content(transition.at("/from").asInt());
    for (JsonNode change : transition.at("/changes")) {
      if (change.at("/table").asText().matches(ignored)) {
        continue;
      }
      if (change.has("before") && !change.at("/before").isNull()) {
        move(rows, row(change, "before", "+"), row(change, "before", "-"));
      }
      if (change.has("after") && !change.at("/after").isNull()) {
        move(rows, row(change, "after", "-"), row(change, "after", "+"));
      }
    }
    return rows;
  }

  private static void move(
      List<Map<String, String>> rows, Map<String, String> cancels, Map<String, String> adds) {
    if (!rows.remove(cancels)) {
      rows.add(adds);
    }
  }

  private static Map<String, String> row(JsonNode change, String side, String sign) {
    Map<String, String> row = new TreeMap<>();
    row.put(TABLE, sign + change.at("/table").asText());
    change
        .get(side)
        .properties()
        .forEach(cell ->
            row.put(
                cell.getKey(),
                cell.getValue().isTextual()
                    ? cell.getValue().asText()
                    : cell.getValue().toString()));
    return row;
  }

  /// A search for a way to pair rows, with what each id becomes.
  private record Pairing(List<Map<String, String>> known, List<Map<String, String>> reached) {

    boolean exists() {
      List<Map<String, String>> one = new ArrayList<>(known);
      List<Map<String, String>> other = new ArrayList<>(reached);
      cancelTimes(one);
      cancelTimes(other);
      return one.size() == other.size() && pair(one, 0, other, new HashMap<>(), new HashMap<>());
    }

    /// A row that went and came again with another time is as it was.
    private static void cancelTimes(List<Map<String, String>> rows) {
      for (Map<String, String> gone : List.copyOf(rows)) {
        if (text(gone, TABLE).startsWith("-")) {
          for (Map<String, String> came : List.copyOf(rows)) {
            if (text(came, TABLE).equals("+" + text(gone, TABLE).substring(1))
                && masked(came).equals(masked(gone))
                && rows.contains(gone)) {
              rows.remove(gone);
              rows.remove(came);
            }
          }
        }
      }
    }

    private static Map<String, String> masked(Map<String, String> row) {
      Map<String, String> masked = new TreeMap<>(row);
      masked.remove(TABLE);
      masked.replaceAll((_, value) -> value.matches(TIME) ? "a time" : value);
      return masked;
    }

    private static boolean pair(
        List<Map<String, String>> known,
        int next,
        List<Map<String, String>> left,
        Map<String, String> there,
        Map<String, String> back) {
      if (next == known.size()) {
        return true;
      }
      for (Map<String, String> candidate : List.copyOf(left)) {
        Map<String, String> thereMore = new HashMap<>(there);
        Map<String, String> backMore = new HashMap<>(back);
        if (fits(known.get(next), candidate, thereMore, backMore)) {
          List<Map<String, String>> rest = new ArrayList<>(left);
          rest.remove(candidate);
          if (pair(known, next + 1, rest, thereMore, backMore)) {
            return true;
          }
        }
      }
      return false;
    }

    private static boolean fits(
        Map<String, String> one,
        Map<String, String> other,
        Map<String, String> there,
        Map<String, String> back) {
      if (!one.keySet().equals(other.keySet()) || !text(one, TABLE).equals(text(other, TABLE))) {
        return false;
      }
      boolean came = text(one, TABLE).startsWith("+");
      for (String column : one.keySet()) {
        String value = text(one, column);
        String becomes = text(other, column);
        String domain = came ? domain(text(one, TABLE).substring(1), column, value) : "";
        if (value.matches(TIME) && becomes.matches(TIME)) {
          continue;
        }
        if (domain.isEmpty()) {
          if (!value.equals(becomes)) {
            return false;
          }
        } else if (!becomes.equals(there.computeIfAbsent(domain + value, _ -> becomes))
            || !value.equals(back.computeIfAbsent(domain + becomes, _ -> value))) {
          return false;
        }
      }
      return true;
    }

    /// What kind of thing an id is of, by the name of its column; empty for what is no id.
    private static String domain(String table, String column, String value) {
      if (value.matches(UNIQUE)) {
        return "unique ";
      }
      if (column.equals("id") && value.matches("\\d+")) {
        return singular(table) + " ";
      }
      return column.endsWith("_id") && value.matches("\\d+")
          ? singular(column.substring(0, column.length() - 3)) + " "
          : "";
    }

    private static String text(Map<String, String> row, String key) {
      return Objects.requireNonNull(row.get(key));
    }

    private static String singular(String name) {
      return name.replaceFirst("ies$", "y").replaceFirst("s$", "");
    }
  }
}
