package io.venomqa.engine.explore;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.rule.RuleResult;
import io.venomqa.engine.world.SystemFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A run that ended before everything was tried, which another run of the same project goes on
/// with. For one thread.
public interface PastRun {

  /// No run: everything has to be tried.
  PastRun NONE =
      new PastRun() {
        @Override
        public Map<String, ContentHash> initialContent() {
          return Map.of();
        }

        @Override
        public Optional<Step> step(int state, ActionId action) {
          return Optional.empty();
        }
      };

  /// A call of that run. Its secrets may be gone.
  ///
  /// @param settled whether nothing was wrong with it: no rule was broken, no script failed,
  ///   nothing had to be told of it, and it was looked at to the end
  /// @param renamed whether it led to a known state but for what does not count
  record Step(Transition transition, List<RuleResult> rules, boolean settled, boolean renamed) {}

  /// The fingerprint of each system's content in its initial state, by name.
  Map<String, ContentHash> initialContent() throws SystemFailure;

  /// What an action came to in a state of that run; empty where it was not tried or made no call.
  Optional<Step> step(int state, ActionId action) throws SystemFailure;
}
