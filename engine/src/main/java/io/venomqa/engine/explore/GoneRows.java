package io.venomqa.engine.explore;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.world.World;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// The keys of rows that a call added and a rollback took away: an API that still shows one of them
/// does not show the database.
///
/// A key that is text, long enough to be no coincidence, such as a UUID, and not brought along by
/// the call counts wherever a read asks for it. A shorter one, such as a number, may be that of
/// something else: it counts where the path names the table before it, as in `/orders/7`.
final class GoneRows {

  private static final int LONG = 8;

  private final List<Gone> rows = new ArrayList<>();

  private record Gone(String table, String key, boolean isTelling) {}

  GoneRows(World world, List<Change> changes, List<Request> calls) {
    Map<String, Map<String, List<String>>> keysOf = world.keys();
    for (Change change : changes) {
      if (change instanceof Change.Added(String system, String table, var row)) {
        List<String> key = keysOf.getOrDefault(system, Map.of()).getOrDefault(table, List.of());
        int column = key.size() == 1 ? row.columns().indexOf(key.getFirst()) : -1;
        if (column >= 0) {
          Cell cell = row.cells().get(column);
          String text = cell.display();
          boolean isTelling =
              cell instanceof Cell.Text
                  && text.length() >= LONG
                  && calls.stream().noneMatch(call -> mentions(call, text));
          rows.add(new Gone(plain(table), text, isTelling));
        }
      }
    }
  }

  /// Whether a call asks for one of the rows by its key and is answered as it was while the row was
  /// there.
  boolean isShown(Request call, Response answer, Response whileThere) {
    boolean unchanged =
        answer.statusCode() >= 200
            && answer.statusCode() < 300
            && answer.statusCode() == whileThere.statusCode()
            && answer.body().equals(whileThere.body());
    if (!unchanged) {
      return false;
    }
    List<String> parts =
        Stream.of(call.target().split("[/?&=#]", -1)).map(GoneRows::decoded).toList();
    String body = answer.body().text();
    return rows.stream().anyMatch(row -> body.contains(row.key()) && asksFor(row, parts));
  }

  private static boolean asksFor(Gone row, List<String> parts) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).equals(row.key())
          && (row.isTelling() || (i > 0 && names(parts.get(i - 1), row.table())))) {
        return true;
      }
    }
    return false;
  }

  private static boolean names(String part, String table) {
    String name = plain(part);
    return !name.isEmpty() && name.equals(table);
  }

  /// A name without its schema, its plural and what is no letter or digit.
  private static String plain(String name) {
    return name.substring(name.lastIndexOf('.') + 1)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]", "")
        .replaceFirst("s$", "");
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return part;
    }
  }

  private static boolean mentions(Request call, String key) {
    return call.target().contains(key) || call.body().text().contains(key);
  }
}
