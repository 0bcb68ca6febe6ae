package io.venomqa.adapters.redis;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// How often commands were called that write without a keyspace event: for all databases of the
/// server together, so that it may look as if something was written here, but never the opposite.
///
/// @param calls by the command's name; those that were never called are left out
record CallCounts(Map<String, String> calls) {

  static final Command READ = Command.of("INFO", "commandstats");

  private static final String PREFIX = "cmdstat_";

  /// These change anything, or what is told about it.
  private static final Set<String> OF_EVERYTHING =
      Set.of(
          "flushdb",
          "flushall",
          "swapdb",
          "debug",
          "config",
          "config|set",
          "config|resetstat",
          "replicaof",
          "slaveof",
          "failover");

  /// These change the groups of a stream.
  private static final Set<String> OF_GROUPS =
      Set.of("xack", "xreadgroup", "xclaim", "xautoclaim", "xackdel", "xnack");

  static CallCounts of(Bytes info) {
    Map<String, String> calls = new HashMap<>();
    for (String line : new String(info.array(), StandardCharsets.UTF_8).split("\r\n", -1)) {
      int colon = line.indexOf(':');
      int comma = line.indexOf(',');
      if (line.startsWith(PREFIX) && comma > colon && colon > 0) {
        String name = line.substring(PREFIX.length(), colon);
        if (OF_EVERYTHING.contains(name) || OF_GROUPS.contains(name)) {
          calls.put(name, line.substring(colon + 1, comma));
        }
      }
    }
    return new CallCounts(calls);
  }

  boolean anythingMayDiffer(CallCounts before) {
    return differs(before, OF_EVERYTHING);
  }

  boolean groupsMayDiffer(CallCounts before) {
    return differs(before, OF_GROUPS);
  }

  private boolean differs(CallCounts before, Set<String> names) {
    return names.stream()
        .anyMatch(name -> !Objects.equals(calls.get(name), before.calls.get(name)));
  }
}
