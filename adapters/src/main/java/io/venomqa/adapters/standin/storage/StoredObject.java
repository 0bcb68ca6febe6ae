package io.venomqa.adapters.standin.storage;

import io.venomqa.engine.model.Body;
import java.time.Instant;
import java.util.Map;

/// An object of a bucket.
///
/// @param headers those that are given back with it: `Content-Type` and its like, and user metadata
/// @param etag MD5 of its content in hexadecimal digits, without quotes
/// @param modified when it was put; no part of the state
record StoredObject(
    String bucket,
    String key,
    Body content,
    Map<String, String> headers,
    String etag,
    Instant modified) {

  StoredObject {
    headers = Map.copyOf(headers);
  }

  String contentType() {
    return headers.getOrDefault("Content-Type", "application/octet-stream");
  }
}
