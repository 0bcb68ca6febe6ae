package io.venomqa.adapters.process;

import java.net.URI;
import java.util.List;

/// An API that somebody else starts.
public final class ExternalApi {

  private ExternalApi() {}

  /// Checks that it answers.
  ///
  /// @throws ApiStartFailure when no connection can be opened
  public static void requireAnswering(String url) throws ApiStartFailure {
    if (!Readiness.accepts(URI.create(url))) {
      throw new ApiStartFailure(
          "nothing answers at " + url,
          "Start the API, or give `api.start` in venomqa.yaml, and VenomQA starts it.",
          List.of());
    }
  }
}
