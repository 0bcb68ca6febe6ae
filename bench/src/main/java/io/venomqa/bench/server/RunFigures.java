package io.venomqa.bench.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Says what a run did, read from its JSON report.
final class RunFigures {

  private static final int NOWHERE = -1;

  private RunFigures() {}

  /// Prints the figures; exit code 1 when there were fewer restores than asked for.
  ///
  /// @param arguments the report, and how many restores there have to be
  public static void main(String[] arguments) throws IOException {
    JsonNode report = new ObjectMapper().readTree(new File(arguments[0]));
    int wanted = Integer.parseInt(arguments[1]);
    int restores = restores(report.at("/transitions"));
    JsonNode counts = report.at("/counts");
    System.out.printf(
        "%d states, %d transitions, at least %d restores; %.1f s; %s%n",
        counts.at("/states").asInt(),
        counts.at("/transitions").asInt(),
        restores,
        report.at("/durationMs").asDouble() / 1000,
        report.at("/headline").asText());
    System.out.println("rows changed by calls: " + changes(report.at("/transitions")));
    System.out.println("median ms of a call: " + calls(report.at("/transitions")));
    if (restores < wanted) {
      System.err.printf("Fewer than %d restores.%n", wanted);
      System.exit(1);
    }
  }

  /// How often a call was made from a state other than the one that the call before it ended in, or
  /// after one that changed something. Replays and the proof restore more often still.
  private static int restores(JsonNode transitions) {
    Set<Integer> known = new HashSet<>(Set.of(0));
    int restores = 0;
    int here = 0;
    for (JsonNode transition : transitions) {
      int from = transition.at("/from").asInt();
      restores += from == here ? 0 : 1;
      if (transition.at("/changes").isEmpty()) {
        here = from;
      } else {
        // Where the state was known before, its checkpoint holds another content under the mask.
        int to = transition.at("/to").asInt();
        here = known.add(to) ? to : NOWHERE;
      }
    }
    return restores;
  }

  private static Map<String, Integer> changes(JsonNode transitions) {
    Map<String, Integer> rows = new TreeMap<>();
    for (JsonNode transition : transitions) {
      transition
          .at("/changes")
          .forEach(change -> rows.merge(change.at("/table").asText(), 1, Integer::sum));
    }
    return rows;
  }

  private static Map<String, Double> calls(JsonNode transitions) {
    Map<String, List<Double>> times = new TreeMap<>();
    for (JsonNode transition : transitions) {
      double ms = 0;
      for (JsonNode exchange : transition.at("/exchanges")) {
        ms += exchange.at("/ms").asDouble();
      }
      times.computeIfAbsent(transition.at("/action").asText(), _ -> new ArrayList<>()).add(ms);
    }
    Map<String, Double> medians = new TreeMap<>();
    times.forEach(
        (action, all) -> medians.put(action, all.stream().sorted().toList().get(all.size() / 2)));
    return medians;
  }
}
