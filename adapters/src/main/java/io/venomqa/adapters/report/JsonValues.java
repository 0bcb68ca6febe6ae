package io.venomqa.adapters.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.HiddenState;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.model.State;
import io.venomqa.engine.model.Transition;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes the engine's values as JSON.
///
/// @param json where to
record JsonValues(JsonGenerator json) {

  void state(State state) throws IOException {
    json.writeStartObject();
    json.writeNumberField("number", state.number());
    json.writeStringField("id", state.id().toString());
    json.writeNumberField("depth", state.depth());
    json.writeObjectFieldStart("content");
    for (var system : new TreeMap<>(state.content()).entrySet()) {
      json.writeStringField(system.getKey(), system.getValue().toString());
    }
    json.writeEndObject();
    context("context", state.context());
    json.writeEndObject();
  }

  void path(Path path) throws IOException {
    json.writeArrayFieldStart("path");
    for (Transition step : path.steps()) {
      transition(step);
    }
    json.writeEndArray();
  }

  void transition(Transition transition) throws IOException {
    json.writeStartObject();
    number("number", transition.number());
    number("from", transition.from());
    number("to", transition.to());
    json.writeStringField("action", transition.action().name());
    json.writeArrayFieldStart("exchanges");
    for (Exchange exchange : transition.exchanges()) {
      exchange(exchange);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("changes");
    for (Change change : transition.changes()) {
      change(change);
    }
    json.writeEndArray();
    context("contextAfter", transition.contextAfter());
    json.writeEndObject();
  }

  /// Of a transition or state; null for one that the graph does not have.
  private void number(String field, int number) throws IOException {
    if (number < 0) {
      json.writeNullField(field);
    } else {
      json.writeNumberField(field, number);
    }
  }

  private void exchange(Exchange exchange) throws IOException {
    json.writeStartObject();
    request(exchange.request());
    response("response", exchange.response());
    json.writeNumberField("ms", exchange.nanos() / 1e6);
    json.writeEndObject();
  }

  void hidden(HiddenState found) throws IOException {
    json.writeStartObject();
    json.writeStringField("action", found.action().name());
    json.writeNumberField("state", found.state());
    json.writeBooleanField("certain", found.certain());
    request(found.request());
    response("first", found.first());
    response("later", found.now());
    json.writeEndObject();
  }

  private void request(Request request) throws IOException {
    json.writeObjectFieldStart("request");
    json.writeStringField("method", request.method());
    json.writeStringField("target", request.target());
    headers(request.headers());
    body(request.body());
    json.writeEndObject();
  }

  private void response(String field, Response response) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeNumberField("status", response.statusCode());
    if (!response.isAnswered()) {
      json.writeStringField("networkError", response.networkError());
    }
    headers(response.headers());
    body(response.body());
    json.writeEndObject();
  }

  private void headers(Headers headers) throws IOException {
    json.writeObjectFieldStart("headers");
    for (var header : headers.values().entrySet()) {
      json.writeArrayFieldStart(header.getKey());
      for (String value : header.getValue()) {
        json.writeString(value);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /// Text where the bytes are UTF-8, else base64; null when there is none.
  private void body(Body body) throws IOException {
    if (body.isEmpty()) {
      json.writeNullField("body");
      return;
    }
    json.writeObjectFieldStart("body");
    String text = body.text();
    if (Body.of(text).equals(body)) {
      json.writeStringField("text", text);
    } else {
      json.writeStringField("base64", Base64.getEncoder().encodeToString(body.bytes()));
    }
    json.writeEndObject();
  }

  private void change(Change change) throws IOException {
    json.writeStartObject();
    json.writeStringField("system", change.system());
    json.writeStringField("table", change.table());
    switch (change) {
      case Change.Added added -> {
        json.writeStringField("kind", "added");
        row("after", added.after());
      }
      case Change.Removed removed -> {
        json.writeStringField("kind", "removed");
        row("before", removed.before());
      }
      case Change.Changed changed -> {
        json.writeStringField("kind", "changed");
        row("before", changed.before());
        row("after", changed.after());
      }
    }
    json.writeEndObject();
  }

  private void row(String name, Row row) throws IOException {
    json.writeObjectFieldStart(name);
    for (int i = 0; i < row.columns().size(); i++) {
      String column = row.columns().get(i);
      json.writeFieldName(column);
      switch (row.cells().get(i)) {
        case Cell.Null _ -> json.writeNull();
        case Cell.Whole whole -> json.writeNumber(whole.value());
        case Cell.Real real -> real(real.value());
        case Cell.Text text -> json.writeString(text.value());
        case Cell.Bool bool -> json.writeBoolean(bool.value());
        case Cell.Json value -> json.writeString(value.value());
        case Cell.Binary binary -> {
          json.writeStartObject();
          json.writeStringField(
              "base64", Base64.getEncoder().encodeToString(binary.value().bytes()));
          json.writeEndObject();
        }
      }
    }
    json.writeEndObject();
  }

  /// JSON has no numbers for infinity and what is not a number.
  private void real(double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeStartObject();
      json.writeStringField("real", Double.toString(value));
      json.writeEndObject();
    }
  }

  private void context(String name, Context context) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeObjectFieldStart("values");
    for (var entry : context.values().entrySet()) {
      json.writeFieldName(entry.getKey());
      plain(entry.getValue());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("cookies");
    for (var cookie : context.cookies().values().entrySet()) {
      json.writeStringField(cookie.getKey(), cookie.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void plain(@Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Boolean flag -> json.writeBoolean(flag);
      case Long number -> json.writeNumber(number);
      case Double number -> real(number);
      case List<?> list -> {
        json.writeStartArray();
        for (Object item : list) {
          plain(item);
        }
        json.writeEndArray();
      }
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          json.writeFieldName(String.valueOf(entry.getKey()));
          plain(entry.getValue());
        }
        json.writeEndObject();
      }
      default -> json.writeString(String.valueOf(value));
    }
  }
}
