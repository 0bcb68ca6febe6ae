package io.venomqa.adapters.standin.service;

import io.venomqa.engine.model.ScriptError;
import java.util.List;

/// The script behind a service. Used by one thread at a time.
public interface ServiceLogic extends AutoCloseable {

  /// The script's file, for messages.
  String file();

  /// Such as `POST /charges/:id`, in the file's order.
  List<String> routes();

  /// As JSON text.
  String initialState();

  /// Answers a request.
  ///
  /// @param request as JSON text
  /// @param state as JSON text
  Result serve(String route, String request, String state);

  @Override
  void close();

  /// What came of it.
  sealed interface Result {

    /// It answered.
    ///
    /// @param json an object with `status`, `headers`, `body` and, as text, the new `state`
    record Answered(String json) implements Result {}

    /// It failed; the state stays as it was.
    record Failed(ScriptError error) implements Result {}
  }
}
