package io.venomqa.adapters.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.world.RequestEdit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Ways to make a request's JSON body ask for less: fields and elements left out, the outer ones
/// first; then numbers and texts made smaller.
final class SimplerJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Numbers that no edit is about are sent as the action writes them.
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final int MOST_BYTES = 64 * 1024;

  private SimplerJson() {}

  /// What is done to the value at a place.
  private enum Change {
    LEFT_OUT("without %s"),
    ZERO("%s as 0"),
    ONE("%s as 1"),
    HALVED("%s halved"),
    EMPTY("%s empty"),
    SHORTENED("%s shortened");

    private final String words;

    Change(String words) {
      this.words = words;
    }
  }

  private record Edit(JsonPointer place, Change change) implements RequestEdit {

    @Override
    public String description() {
      return change.words.formatted(place.toString());
    }

    @Override
    public Request apply(Request request) {
      return read(request).map(body -> with(request, body)).orElse(request);
    }

    private Request with(Request request, JsonNode body) {
      JsonNode parent = body.at(place.head());
      JsonNode value = body.at(place);
      if (value.isMissingNode()) {
        return request;
      }
      Optional<JsonNode> changed = changed(value);
      if (change == Change.LEFT_OUT) {
        leaveOutOf(parent);
      } else if (changed.isEmpty()) {
        return request;
      } else {
        set(parent, changed.get());
      }
      return new Request(
          request.method(), request.target(), request.headers(), Body.of(body.toString()));
    }

    private void leaveOutOf(JsonNode parent) {
      switch (parent) {
        case ObjectNode object -> object.remove(place.last().getMatchingProperty());
        case ArrayNode array -> array.remove(place.last().getMatchingIndex());
        default -> {}
      }
    }

    private void set(JsonNode parent, JsonNode value) {
      switch (parent) {
        case ObjectNode object -> object.set(place.last().getMatchingProperty(), value);
        case ArrayNode array -> array.set(place.last().getMatchingIndex(), value);
        default -> {}
      }
    }

    /// Empty where the value is of another kind by now.
    private Optional<JsonNode> changed(JsonNode value) {
      return switch (change) {
        case LEFT_OUT -> Optional.empty();
        case ZERO -> number(value, BigInteger.ZERO);
        case ONE -> number(value, BigInteger.ONE);
        case HALVED -> number(value, half(value.decimalValue()));
        case EMPTY -> text(value, "");
        case SHORTENED -> text(value, firstHalf(value.textValue()));
      };
    }

    private static Optional<JsonNode> number(JsonNode value, BigInteger smaller) {
      return value.isNumber()
          ? Optional.of(MAPPER.getNodeFactory().numberNode(smaller))
          : Optional.empty();
    }

    private static Optional<JsonNode> text(JsonNode value, String shorter) {
      return value.isTextual() ? Optional.of(TextNode.valueOf(shorter)) : Optional.empty();
    }
  }

  /// All ways for a request as it is; none where its body is not a JSON object or array.
  static List<RequestEdit> of(Request request) {
    List<RequestEdit> all = new ArrayList<>();
    read(request)
        .ifPresent(body -> {
          leavingOut(body, JsonPointer.empty(), all);
          shrinking(body, JsonPointer.empty(), all);
        });
    return List.copyOf(all);
  }

  private static Optional<JsonNode> read(Request request) {
    boolean isOther =
        request.headers().first("Content-Type").filter(type -> !type.contains("json")).isPresent();
    if (isOther || request.body().isEmpty() || request.body().length() > MOST_BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.readTree(request.body().text())).filter(JsonNode::isContainerNode);
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  /// What lies outside comes first; of an array's elements the last, so that the others stay where
  /// they are.
  private static void leavingOut(JsonNode node, JsonPointer place, List<RequestEdit> all) {
    Map<JsonPointer, JsonNode> children = Children.of(node, place);
    children.keySet().forEach(child -> all.add(new Edit(child, Change.LEFT_OUT)));
    children.forEach((child, value) -> leavingOut(value, child, all));
  }

  private static void shrinking(JsonNode node, JsonPointer place, List<RequestEdit> all) {
    switch (node) {
      case NumericNode number -> shrinking(number.decimalValue(), place, all);
      case TextNode text -> {
        if (!text.textValue().isEmpty()) {
          all.add(new Edit(place, Change.EMPTY));
        }
        if (!firstHalf(text.textValue()).isEmpty()) {
          all.add(new Edit(place, Change.SHORTENED));
        }
      }
      default -> Children.of(node, place).forEach((child, value) -> shrinking(value, child, all));
    }
  }

  private static void shrinking(BigDecimal number, JsonPointer place, List<RequestEdit> all) {
    if (number.signum() == 0) {
      return;
    }
    all.add(new Edit(place, Change.ZERO));
    if (number.compareTo(BigDecimal.ONE) != 0) {
      all.add(new Edit(place, Change.ONE));
    }
    if (number.abs().compareTo(BigDecimal.valueOf(4)) >= 0) {
      all.add(new Edit(place, Change.HALVED));
    }
  }

  private static BigInteger half(BigDecimal number) {
    return number.toBigInteger().divide(BigInteger.TWO);
  }

  /// Whole characters; empty for a text of one.
  private static String firstHalf(String text) {
    return text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2));
  }
}
