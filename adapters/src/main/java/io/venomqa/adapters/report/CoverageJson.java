package io.venomqa.adapters.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.venomqa.engine.model.ActionCoverage;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Coverage;
import io.venomqa.engine.model.Left;
import io.venomqa.engine.model.OperationCoverage;
import io.venomqa.engine.model.TableCoverage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes what a run reached as fields of a JSON report.
///
/// @param json where to, inside the report's object
record CoverageJson(JsonGenerator json) {

  /// @param coverage without secrets
  void write(Coverage coverage) throws IOException {
    json.writeArrayFieldStart("coverage");
    for (ActionCoverage one : coverage.actions()) {
      action(one);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("operations");
    for (OperationCoverage one : coverage.operations()) {
      operation(one);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("tables");
    for (TableCoverage one : coverage.tables()) {
      table(one);
    }
    json.writeEndArray();
    left(coverage.left());
  }

  private void action(ActionCoverage one) throws IOException {
    json.writeStartObject();
    json.writeStringField("action", one.action().name());
    json.writeNumberField("calls", one.calls());
    json.writeNumberField("effective", one.effective());
    json.writeNumberField("skipped", one.skipped());
    statuses(one.statuses());
    json.writeStringField("lastSkip", one.lastSkip());
    json.writeStringField(
        "standing", one.standing().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.writeStringField("reason", one.reason());
    json.writeStringField("lastRefusal", one.lastRefusal());
    json.writeEndObject();
  }

  private void operation(OperationCoverage one) throws IOException {
    json.writeStartObject();
    json.writeStringField("method", one.method());
    json.writeStringField("path", one.path());
    json.writeNumberField("calls", one.calls());
    statuses(one.statuses());
    actions("actions", one.actions());
    json.writeEndObject();
  }

  private void table(TableCoverage one) throws IOException {
    json.writeStartObject();
    json.writeStringField("system", one.system());
    json.writeStringField("table", one.table());
    json.writeNumberField("fewestRows", one.fewest());
    json.writeNumberField("mostRows", one.most());
    json.writeNumberField("contents", one.contents());
    actions("changedBy", one.changedBy());
    json.writeEndObject();
  }

  private void statuses(Map<Integer, Integer> statuses) throws IOException {
    json.writeObjectFieldStart("statuses");
    for (var status : statuses.entrySet()) {
      json.writeNumberField(status.getKey().toString(), status.getValue());
    }
    json.writeEndObject();
  }

  private void actions(String field, List<ActionId> actions) throws IOException {
    json.writeArrayFieldStart(field);
    for (ActionId action : actions) {
      json.writeString(action.name());
    }
    json.writeEndArray();
  }

  private void left(Left left) throws IOException {
    if (left.isNothing()) {
      json.writeNullField("left");
      return;
    }
    json.writeObjectFieldStart("left");
    json.writeNumberField("statesWaiting", left.states());
    json.writeNumberField("callsWaiting", left.calls());
    estimate("callsLikely", left.likely());
    estimate("callsAtMost", left.most());
    json.writeArrayFieldStart("foundByDepth");
    for (int found : left.foundByDepth()) {
      json.writeNumber(found);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void estimate(String field, long calls) throws IOException {
    if (calls == Left.UNKNOWN) {
      json.writeNullField(field);
    } else {
      json.writeNumberField(field, calls);
    }
  }
}
