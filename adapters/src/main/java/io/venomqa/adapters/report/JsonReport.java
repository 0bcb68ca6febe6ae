package io.venomqa.adapters.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.venomqa.adapters.redaction.Redaction;
import io.venomqa.adapters.redaction.WithoutSecrets;
import io.venomqa.engine.explore.ExplorationResult;
import io.venomqa.engine.explore.Limits;
import io.venomqa.engine.explore.RollbackProof;
import io.venomqa.engine.explore.Scope;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.HiddenState;
import io.venomqa.engine.model.Learned;
import io.venomqa.engine.model.Limit;
import io.venomqa.engine.model.NotGoneBeyond;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.model.Sameness;
import io.venomqa.engine.model.ScriptProblem;
import io.venomqa.engine.model.State;
import io.venomqa.engine.model.StateGraph;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.model.Violation;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/// A run's result as one JSON object, for programs: everything that was found, and everything
/// needed to make the calls again. Its form is told in docs/report-json.md.
public final class JsonReport {

  /// Changes when a reader of the last version would misread a report.
  public static final int VERSION = 1;

  private static final int PAGE = 1_000;

  private final Redaction redaction;
  private final WithoutSecrets shown;

  public JsonReport(Redaction redaction) {
    this.redaction = redaction;
    this.shown = new WithoutSecrets(redaction);
  }

  /// Writes the report, as it goes, without holding it in memory. The target stays open.
  ///
  /// @param project the project's name
  public void write(String project, ExplorationResult result, Writer target) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    try (JsonGenerator json = new JsonFactory().createGenerator(target)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
      write(project, result, new JsonValues(json));
    }
    target.write('\n');
    target.flush();
  }

  /// An archive holds no secrets.
  private static boolean isPartlyOfAnArchive(ExplorationResult result) {
    return result.notices().stream().anyMatch(notice -> notice.kind() == Notice.Kind.TAKEN_OVER);
  }

  private void write(String project, ExplorationResult result, JsonValues values)
      throws IOException {
    JsonGenerator json = values.json();
    json.writeStartObject();
    json.writeStringField("schema", "venomqa-report");
    json.writeNumberField("version", VERSION);
    json.writeStringField("project", project);
    json.writeBooleanField("redacted", redaction == Redaction.ON || isPartlyOfAnArchive(result));
    json.writeStringField("conclusion", word(result.conclusion()));
    json.writeStringField("headline", redaction.text(EndingText.headline(result)));
    ending(json, shown.of(result.ending()));
    counts(json, result);
    json.writeNumberField("durationMs", result.durationNanos() / 1e6);
    json.writeStringField("strategy", result.strategy());
    scope(json, result.scope());
    limits(json, result.limits());
    proof(json, result.proof());
    new CoverageJson(json).write(shown.of(result.coverage()));
    sameness(json, shown.of(result.sameness()));
    json.writeArrayFieldStart("notices");
    for (Notice notice : result.notices()) {
      json.writeStartObject();
      json.writeStringField("kind", word(notice.kind()));
      json.writeStringField("message", redaction.text(notice.message()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("hiddenState");
    for (HiddenState found : result.hidden()) {
      values.hidden(shown.of(found));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("scriptProblems");
    for (ScriptProblem problem : result.scriptProblems()) {
      scriptProblem(values, shown.of(problem));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("violations");
    for (Violation violation : result.violations()) {
      violation(values, shown.of(violation));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("states");
    for (State state : result.graph().states()) {
      values.state(shown.of(state));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("transitions");
    transitions(result.graph(), values);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void transitions(StateGraph graph, JsonValues values) throws IOException {
    for (int next = 1; next <= graph.transitionCount(); ) {
      List<Transition> page = graph.transitions(next, PAGE);
      if (page.isEmpty()) {
        throw new IOException(
            "call %d of %d can no longer be read from the run's archive"
                .formatted(next, graph.transitionCount()));
      }
      for (Transition transition : page) {
        values.transition(shown.of(transition));
      }
      next += page.size();
    }
  }

  private static void sameness(JsonGenerator json, Sameness sameness) throws IOException {
    json.writeObjectFieldStart("sameness");
    json.writeArrayFieldStart("learned");
    for (Learned learned : sameness.learned()) {
      json.writeStartObject();
      json.writeStringField("source", learned.source());
      json.writeStringField("kind", word(learned.kind()));
      json.writeStringField("detail", learned.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("met", sameness.met());
    json.writeArrayFieldStart("renamed");
    for (int transition : sameness.renamed()) {
      json.writeNumber(transition);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void ending(JsonGenerator json, Ending ending) throws IOException {
    json.writeObjectFieldStart("ending");
    switch (ending) {
      case Ending.Exhausted exhausted -> {
        json.writeStringField("kind", "exhausted");
        json.writeStringField("scope", exhausted.scope());
        strings(json, "abstractions", exhausted.abstractions());
        notGoneBeyond(json, exhausted.notGoneBeyond());
      }
      case Ending.LimitReached reached -> {
        json.writeStringField("kind", "limit-reached");
        strings(
            json,
            "limits",
            reached.limits().stream().sorted().map((Limit limit) -> word(limit)).toList());
        json.writeNumberField("statesWaiting", reached.waiting());
        closed(json, reached.closed());
      }
      case Ending.Stopped stopped -> {
        json.writeStringField("kind", "stopped");
        json.writeNumberField("statesWaiting", stopped.waiting());
        closed(json, stopped.closed());
      }
      case Ending.Aborted aborted -> {
        json.writeStringField("kind", "aborted");
        json.writeStringField("cause", word(aborted.cause()));
        json.writeStringField("reason", aborted.reason());
        json.writeStringField("remedy", aborted.remedy());
      }
    }
    json.writeEndObject();
  }

  private static void closed(JsonGenerator json, Optional<Ending.ClosedScope> closed)
      throws IOException {
    if (closed.isEmpty()) {
      json.writeNullField("closed");
      return;
    }
    json.writeObjectFieldStart("closed");
    json.writeStringField("scope", closed.get().scope());
    notGoneBeyond(json, closed.get().notGoneBeyond());
    json.writeEndObject();
  }

  private static void counts(JsonGenerator json, ExplorationResult result) throws IOException {
    json.writeObjectFieldStart("counts");
    json.writeNumberField("states", result.statesVisited());
    json.writeNumberField("transitions", result.transitionsTaken());
    json.writeNumberField(
        "depth", result.graph().states().stream().mapToInt(State::depth).max().orElse(0));
    json.writeNumberField("rulesBroken", Cause.rules(result.violations()));
    json.writeNumberField("causes", Cause.of(result.violations()).size());
    json.writeNumberField("violations", result.violations().size());
    json.writeNumberField("scriptProblems", result.scriptProblems().size());
    json.writeEndObject();
  }

  private static void scope(JsonGenerator json, Scope scope) throws IOException {
    json.writeObjectFieldStart("scope");
    if (scope.callsPerAction().isPresent()) {
      json.writeNumberField("callsPerAction", scope.callsPerAction().getAsInt());
    } else {
      json.writeNullField("callsPerAction");
    }
    json.writeObjectFieldStart("liveResources");
    for (var table : new TreeMap<>(scope.liveResources()).entrySet()) {
      json.writeNumberField(table.getKey(), table.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void limits(JsonGenerator json, Limits limits) throws IOException {
    json.writeObjectFieldStart("limits");
    limit(json, "steps", limits.steps(), Limits.NONE.steps());
    limit(json, "depth", limits.depth(), Limits.NONE.depth());
    limit(json, "timeMs", limits.time().toMillis(), Limits.NONE.time().toMillis());
    limit(json, "violations", limits.violations(), Limits.NONE.violations());
    json.writeEndObject();
  }

  private static void limit(JsonGenerator json, String name, long value, long none)
      throws IOException {
    if (value == none) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value);
    }
  }

  private void proof(JsonGenerator json, Optional<RollbackProof.Proof> proof) throws IOException {
    if (proof.isEmpty()) {
      json.writeNullField("proof");
      return;
    }
    json.writeObjectFieldStart("proof");
    json.writeBooleanField("passed", proof.get().passed());
    json.writeBooleanField("readBack", proof.get().readBack());
    strings(json, "steps", proof.get().steps().stream().map(redaction::text).toList());
    json.writeStringField("failure", redaction.text(proof.get().failure()));
    json.writeStringField("remedy", redaction.text(proof.get().remedy()));
    json.writeEndObject();
  }

  private static void notGoneBeyond(JsonGenerator json, NotGoneBeyond left) throws IOException {
    json.writeNumberField("statesNotGoneBeyond", left.broken());
    json.writeNumberField("statesLeftHalfWay", left.halfWay());
    json.writeNumberField("callsBrokenOff", left.brokenOff());
  }

  private static void scriptProblem(JsonValues values, ScriptProblem problem) throws IOException {
    JsonGenerator json = values.json();
    json.writeStartObject();
    json.writeStringField("script", problem.script());
    json.writeStringField("file", problem.error().location().file());
    json.writeNumberField("line", problem.error().location().line());
    json.writeNumberField("column", problem.error().location().column());
    json.writeStringField("message", problem.error().message());
    values.path(problem.path());
    json.writeEndObject();
  }

  private static void violation(JsonValues values, Violation violation) throws IOException {
    JsonGenerator json = values.json();
    json.writeStartObject();
    json.writeNumberField("number", violation.number());
    json.writeStringField("kind", word(violation.kind()));
    json.writeStringField("rule", violation.rule());
    json.writeStringField("group", violation.group());
    json.writeStringField("severity", violation.severity().name());
    json.writeStringField("message", violation.message());
    json.writeStringField("detail", violation.detail());
    json.writeStringField("cause", violation.cause());
    json.writeStringField("confirmation", word(violation.confirmation()));
    json.writeBooleanField("minimal", violation.minimal());
    strings(json, "simplified", violation.simplified());
    json.writeNumberField("state", violation.state());
    json.writeStringField("sequence", violation.path().toString());
    values.path(violation.path());
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String name, Iterable<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  /// `LIMIT_REACHED` as `limit-reached`.
  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
