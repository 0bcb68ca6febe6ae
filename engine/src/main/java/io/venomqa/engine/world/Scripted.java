package io.venomqa.engine.world;

import io.venomqa.engine.model.ScriptError;
import java.util.List;

/// A system with scripts of the project in it, such as a stand-in for a service, which can fail by
/// themselves. What the API does after such a failure says nothing about the API.
public interface Scripted {

  /// The scripts' failures since this was last asked, in order.
  List<ScriptError> takeFailures();
}
