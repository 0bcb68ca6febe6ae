package io.venomqa.adapters.archive;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.model.ScriptError;
import io.venomqa.engine.rule.RuleResult;
import io.venomqa.engine.rule.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How a value is written as JSON, and read again from a file that may come from anybody: only the
/// types named here are ever made.
final class Form<T> {

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(ArchiveFile.LONGEST_VALUE)
                          .build())
                  .build())
          .visibility(PropertyAccessor.GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .addMixIn(Change.class, ChangeForm.class)
          .addMixIn(Verdict.class, VerdictForm.class)
          .addModule(
              new SimpleModule()
                  .addSerializer(Cell.class, new CellForm.Writer())
                  .addDeserializer(Cell.class, new CellForm.Reader()))
          .build();

  static final Form<List<Change>> CHANGES = new Form<>(new TypeReference<>() {});
  static final Form<Context> CONTEXT = new Form<>(new TypeReference<>() {});
  static final Form<Map<String, ContentHash>> CONTENT = new Form<>(new TypeReference<>() {});
  static final Form<List<RuleResult>> RULES = new Form<>(new TypeReference<>() {});
  static final Form<List<String>> TEXTS = new Form<>(new TypeReference<>() {});
  static final Form<Notice> NOTICE = new Form<>(new TypeReference<>() {});
  static final Form<StoredRequest> REQUEST = new Form<>(new TypeReference<>() {});
  static final Form<StoredResponse> RESPONSE = new Form<>(new TypeReference<>() {});
  static final Form<StoredHiddenState> HIDDEN_STATE = new Form<>(new TypeReference<>() {});
  static final Form<StoredProblem> SCRIPT_PROBLEM = new Form<>(new TypeReference<>() {});
  static final Form<ExplorationEvent.Started> STARTED = new Form<>(new TypeReference<>() {});
  static final Form<StoredEnded> ENDED = new Form<>(new TypeReference<>() {});
  static final Form<StoredHeader> HEADER = new Form<>(new TypeReference<>() {});

  private final ObjectWriter writer;
  private final ObjectReader reader;

  private Form(TypeReference<T> type) {
    this.writer = JSON.writerFor(type);
    this.reader = JSON.readerFor(type);
  }

  /// A request; its body is kept by itself.
  record StoredRequest(
      String method, String target, Map<String, List<String>> headers, long body) {}

  /// A response; its body is kept by itself.
  record StoredResponse(
      int status, Map<String, List<String>> headers, long body, String networkError) {}

  /// Ids of the request and of both responses.
  record StoredHiddenState(
      String action, long request, int state, long first, long now, boolean certain) {}

  /// A problem whose path is kept by itself.
  record StoredProblem(String script, ScriptError error) {}

  /// What is known before the run; 0 calls of an action stand for no bound.
  record StoredHeader(
      String project,
      String started,
      String version,
      int callsPerAction,
      Map<String, Integer> liveResources,
      long steps,
      int depth,
      String time,
      int violations,
      boolean watchesSystems,
      List<String> systems,
      List<String> settings,
      String fingerprint) {}

  byte[] write(T value) {
    try {
      return writer.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A value of the engine cannot be written as JSON.", e);
    }
  }

  T read(byte[] bytes, Path file) throws ArchiveUnreadable {
    try {
      T value = reader.readValue(bytes);
      if (value != null) {
        return value;
      }
    } catch (IOException | RuntimeException notOfThisForm) {
      // Told below.
    }
    throw ArchiveUnreadable.damaged(file, "a value in it is not as it should be");
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Change.Added.class, name = "added"),
    @JsonSubTypes.Type(value = Change.Removed.class, name = "removed"),
    @JsonSubTypes.Type(value = Change.Changed.class, name = "changed")
  })
  private interface ChangeForm {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Verdict.Holds.class, name = "holds"),
    @JsonSubTypes.Type(value = Verdict.Broken.class, name = "broken"),
    @JsonSubTypes.Type(value = Verdict.Undecided.class, name = "undecided")
  })
  private interface VerdictForm {}
}
