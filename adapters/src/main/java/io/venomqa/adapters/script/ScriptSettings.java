package io.venomqa.adapters.script;

import java.time.Duration;

/// How scripts are run.
///
/// @param timeLimit the time that one call of an action or invariant may take by itself; waiting
///   for the API or a system does not count
/// @param callLimit how many requests one call of an action or invariant may send
/// @param seed what `Math.random` starts from
public record ScriptSettings(Duration timeLimit, int callLimit, long seed) {

  /// 5 s, 1,000 requests, seed 1.
  public static final ScriptSettings DEFAULT = new ScriptSettings(Duration.ofSeconds(5), 1_000, 1);

  public ScriptSettings withTimeLimit(Duration limit) {
    return new ScriptSettings(limit, callLimit, seed);
  }

  public ScriptSettings withSeed(long newSeed) {
    return new ScriptSettings(timeLimit, callLimit, newSeed);
  }
}
