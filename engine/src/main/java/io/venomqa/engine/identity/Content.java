package io.venomqa.engine.identity;

import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Context;
import java.util.Map;

/// What a state holds, told by how it differs from the initial one. Immutable.
public final class Content {

  private final Delta delta;
  private final Context context;
  private final Map<String, ContentHash> exact;
  private final Map<String, ContentHash> unseen;

  /// @param exact the fingerprint of each system's content, by its name
  /// @param unseen of those systems alone whose content changed by something that is no row
  Content(
      Delta delta,
      Context context,
      Map<String, ContentHash> exact,
      Map<String, ContentHash> unseen) {
    this.delta = delta;
    this.context = context;
    this.exact = Map.copyOf(exact);
    this.unseen = Map.copyOf(unseen);
  }

  Delta delta() {
    return delta;
  }

  public Context context() {
    return context;
  }

  Map<String, ContentHash> exact() {
    return exact;
  }

  Map<String, ContentHash> unseen() {
    return unseen;
  }
}
