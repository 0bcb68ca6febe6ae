package io.venomqa.adapters.postgres.proxy;

/// What clients are told when there is no session any more.
final class Sessions {

  private Sessions() {}

  static ServerError lost(BackendLost lost) {
    return ServerError.fatal(
        ServerError.SHUTDOWN,
        "the one session of the savepoint proxy has ended, and all that was done in it is undone: "
            + lost.getMessage(),
        "Run again.");
  }

  static ServerError over() {
    return ServerError.fatal(
        ServerError.SHUTDOWN,
        "the run of VenomQA has ended, and all that was done in it is undone",
        "");
  }
}
