package io.venomqa.adapters.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// The places inside a JSON object or array.
final class Children {

  private Children() {}

  /// An object's fields in their order, an array's elements from the last to the first.
  static Map<JsonPointer, JsonNode> of(JsonNode node, JsonPointer place) {
    Map<JsonPointer, JsonNode> children = new LinkedHashMap<>();
    if (node.isObject()) {
      node.properties()
          .forEach(field -> children.put(place.appendProperty(field.getKey()), field.getValue()));
    }
    for (int i = node.isArray() ? node.size() - 1 : -1; i >= 0; i--) {
      children.put(place.appendIndex(i), node.get(i));
    }
    return children;
  }
}
