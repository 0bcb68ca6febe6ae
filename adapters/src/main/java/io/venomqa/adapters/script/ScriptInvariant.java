package io.venomqa.adapters.script;

import io.venomqa.engine.model.ScriptError;
import io.venomqa.engine.model.SourceLocation;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.rule.Observation;
import io.venomqa.engine.rule.Verdict;
import org.graalvm.polyglot.Value;

/// An invariant written in JavaScript.
///
/// @param function where its default function is
/// @param known what it said before
record ScriptInvariant(ScriptHost host, Script script, SourceLocation function, KnownVerdicts known)
    implements Invariant.Check {

  ScriptInvariant(ScriptHost host, Script script, SourceLocation function) {
    this(host, script, function, new KnownVerdicts(script));
  }

  @Override
  public Verdict check(Observation world) {
    return known.of(world).orElseGet(() -> checked(world));
  }

  private Verdict checked(Observation world) {
    Call call = Call.invariant(script, world);
    Ran ran = host.check(call, script);
    if (call.isBroken()) {
      return new Verdict.Undecided(new ScriptError(script.start(), "the run cannot go on"));
    }
    Verdict verdict =
        switch (ran) {
          case Ran.Returned(Value value) -> returned(value.asString());
          case Ran.Failed(boolean expectation, ScriptError error) ->
              expectation ? new Verdict.Broken(error.message()) : new Verdict.Undecided(error);
        };
    known.ran(call, verdict);
    return verdict;
  }

  private Verdict returned(String text) {
    return switch (text.charAt(0)) {
      case 'h' -> new Verdict.Holds();
      case 'b' -> new Verdict.Broken(text.substring(1));
      case 'u' -> undecided(script.name() + " " + text.substring(1));
      default ->
          undecided(
              script.name() + " awaits something that never happens: calls of api need no await.");
    };
  }

  private Verdict undecided(String message) {
    return new Verdict.Undecided(new ScriptError(function, message));
  }
}
