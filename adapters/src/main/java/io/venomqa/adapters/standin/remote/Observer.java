package io.venomqa.adapters.standin.remote;

import io.venomqa.adapters.standin.Ignored;
import io.venomqa.adapters.standin.Inventory;
import io.venomqa.adapters.standin.JsonItems;
import io.venomqa.adapters.standin.PlainJson;
import io.venomqa.engine.world.QueryFailure;
import io.venomqa.engine.world.SystemFailure;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads the content of a system that shows it as JSON.
record Observer(String system, PlainClient client, URI url, Ignored ignored) {

  Inventory inventory() throws SystemFailure {
    return new Inventory(JsonItems.of(content()), ignored);
  }

  /// For an invariant.
  @Nullable Object look() throws QueryFailure {
    try {
      return content();
    } catch (SystemFailure failure) {
      throw new QueryFailure(system + ": " + failure.getMessage(), failure);
    }
  }

  private @Nullable Object content() throws SystemFailure {
    byte[] json = client.send("GET observe", "GET", url, new byte[0]);
    try {
      return PlainJson.parse(new String(json, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notJson) {
      throw new SystemFailure(
          system,
          "GET observe answered with what is not JSON: " + notJson.getMessage(),
          "It must give the whole content as one JSON value.",
          notJson);
    }
  }
}
