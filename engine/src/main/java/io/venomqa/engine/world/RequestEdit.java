package io.venomqa.engine.world;

import io.venomqa.engine.model.Request;

/// A change of a request that makes it ask for less, in the same way each time the request is made,
/// whatever ids are in it.
public interface RequestEdit {

  /// What it does, without any value, such as `without /note`. Equal edits have equal descriptions.
  String description();

  /// The request with the change; the same where what it changes is not there.
  Request apply(Request request);
}
