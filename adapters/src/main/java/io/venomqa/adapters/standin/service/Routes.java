package io.venomqa.adapters.standin.service;

import io.venomqa.adapters.standin.Percent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the route that serves a request: one without parameters before one with them, else the
/// first of the file.
final class Routes {

  /// @param parameters by name, decoded
  record Match(String route, Map<String, String> parameters) {}

  private record Route(String name, String method, List<String> segments) {

    long parameters() {
      return segments.stream().filter(segment -> segment.startsWith(":")).count();
    }
  }

  private final List<Route> routes = new ArrayList<>();

  /// @param names such as `POST /charges/:id`
  Routes(List<String> names) {
    for (String name : names) {
      int space = name.indexOf(' ');
      routes.add(
          new Route(
              name, name.substring(0, space), List.of(name.substring(space + 1).split("/", -1))));
    }
    routes.sort(Comparator.comparingLong(Route::parameters));
  }

  Optional<Match> find(String method, String path) {
    List<String> segments = List.of(path.split("/", -1));
    return routes.stream()
        .filter(route -> route.method().equals(method))
        .flatMap(route -> match(route, segments).stream())
        .findFirst();
  }

  private static Optional<Match> match(Route route, List<String> segments) {
    if (route.segments().size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String pattern = route.segments().get(i);
      String given = Percent.decode(segments.get(i));
      if (pattern.startsWith(":") && !given.isEmpty()) {
        parameters.put(pattern.substring(1), given);
      } else if (!pattern.equals(given)) {
        return Optional.empty();
      }
    }
    return Optional.of(new Match(route.name(), parameters));
  }
}
