package io.venomqa.adapters.postgres.proxy;

/// The proxy itself refuses what a client asks for.
final class Refusal extends Exception {

  private static final long serialVersionUID = 1;

  private final transient ServerError error;

  Refusal(ServerError error) {
    super(error.words());
    this.error = error;
  }

  static Refusal of(Command.Refused refused) {
    return new Refusal(
        ServerError.of(
            ServerError.NOT_SUPPORTED,
            refused.what() + " does not work through the savepoint proxy of VenomQA",
            refused.hint()));
  }

  static Refusal of(Command.Malformed malformed) {
    return new Refusal(
        ServerError.of("42601", "syntax error at or near \"" + malformed.near() + "\"", ""));
  }

  static Refusal outsideBlock(String what) {
    return new Refusal(
        ServerError.of(
            ServerError.NO_TRANSACTION, what + " can only be used in transaction blocks", ""));
  }

  /// A second statement of a name that the client has in use.
  static Refusal prepared(String name) {
    return new Refusal(
        ServerError.of("42P05", "prepared statement \"" + name + "\" already exists", ""));
  }

  ServerError error() {
    return error;
  }
}
