package io.venomqa.adapters.script;

import io.venomqa.engine.model.ScriptError;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import java.util.List;

/// A project's scripts, ready to be run by one thread at a time.
///
/// @param actions in the order of their names; without those that have problems
/// @param invariants in the order of their names; without those that have problems
/// @param problems of all scripts, in the order of files and lines
/// @param host runs them; closed with this
public record LoadedScripts(
    List<Action> actions, List<Invariant> invariants, List<ScriptError> problems, ScriptHost host)
    implements AutoCloseable {

  public LoadedScripts {
    actions = List.copyOf(actions);
    invariants = List.copyOf(invariants);
    problems = List.copyOf(problems);
  }

  @Override
  public void close() {
    host.close();
  }
}
