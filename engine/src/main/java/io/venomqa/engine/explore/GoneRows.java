package io.venomqa.engine.explore;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.world.World;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The keys of rows that a call added and a rollback took away: an API that still shows one of them
/// does not show the database.
///
/// Only keys of text that are long enough to be no coincidence, such as UUIDs, and that the calls
/// did not bring along themselves.
final class GoneRows {

  private static final int SHORTEST = 8;

  private final Set<String> keys = new HashSet<>();

  GoneRows(World world, List<Change> changes, List<Request> calls) {
    Map<String, Map<String, List<String>>> keysOf = world.keys();
    for (Change change : changes) {
      if (change instanceof Change.Added(String system, String table, var row)) {
        List<String> key = keysOf.getOrDefault(system, Map.of()).getOrDefault(table, List.of());
        int column = key.size() == 1 ? row.columns().indexOf(key.getFirst()) : -1;
        if (column >= 0
            && row.cells().get(column) instanceof Cell.Text(String text)
            && text.length() >= SHORTEST
            && calls.stream().noneMatch(call -> mentions(call, text))) {
          keys.add(text);
        }
      }
    }
  }

  /// Whether a call asks for one of the rows by its key, and is answered with it.
  boolean isShown(Request call, Response answer) {
    if (answer.statusCode() < 200 || answer.statusCode() > 299) {
      return false;
    }
    List<String> parts = Arrays.asList(call.target().split("[/?&=#]", -1));
    String body = answer.body().text();
    return keys.stream()
        .anyMatch(key ->
            body.contains(key) && parts.stream().anyMatch(part -> decoded(part).equals(key)));
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
