package io.venomqa.adapters.standin;

import java.util.Map;

/// What listens for a stand-in.
public interface Server extends AutoCloseable {

  /// Where it is, by the last part of the names that stand for it: `url` for `${systems.NAME.url}`.
  Map<String, String> addresses();

  @Override
  void close();
}
