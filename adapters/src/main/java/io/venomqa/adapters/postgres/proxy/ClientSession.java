package io.venomqa.adapters.postgres.proxy;

import io.venomqa.adapters.postgres.proxy.ClientTransaction.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A client that is logged in: its connection, its transaction, its statements. Used by the thread
/// of its connection, but for [#cancel] and [#words].
final class ClientSession implements Turn.Holder {

  /// The most bytes of a message of a client.
  static final int MOST_BYTES = 256 << 20;

  /// How long a message may take to arrive once it has begun.
  static final Duration INSIDE = Duration.ofSeconds(30);

  /// What a session remembers of its last statement.
  private static final Pattern OF_THE_SESSION = Pattern.compile("(?i)\\b(currval|lastval)\\s*\\(");

  private final int number;
  private final Wire wire;
  private final Shared shared;
  private final ClientTransaction transaction;
  private final boolean inner;
  private final Map<String, Prepared> statements = new HashMap<>();
  private final Object cancelling = new Object();
  private Map<String, String> told;
  private Map<String, String> toldBefore = Map.of();
  private @Nullable IOException gone;
  private boolean engaged;
  private boolean running;
  private boolean hasTurn;
  private int named;
  private volatile String last = "";
  private volatile long since;

  /// A statement that a client prepared.
  ///
  /// @param backendName its name in the shared session; empty for what the proxy does itself
  record Prepared(Command command, String backendName, String sql) {}

  /// @param inner one of ours, whose statements are no use of the API's
  ClientSession(int number, Wire wire, Shared shared, Shared.Profile profile, boolean inner) {
    this.number = number;
    this.wire = wire;
    this.shared = shared;
    this.transaction = new ClientTransaction(shared, profile.settings());
    this.told = profile.reported();
    this.inner = inner;
  }

  Wire wire() {
    return wire;
  }

  Shared shared() {
    return shared;
  }

  Backend backend() {
    return shared.backend();
  }

  ClientTransaction transaction() {
    return transaction;
  }

  /// By the names that the client gave them.
  Map<String, Prepared> statements() {
    return statements;
  }

  /// A name for a statement that no other client has.
  String newName() {
    return "venomqa_" + number + "_" + named++;
  }

  Message read() throws IOException {
    return wire.read(MOST_BYTES, INSIDE);
  }

  /// Takes the turn unless the client has it, for a statement.
  ///
  /// @throws Refusal when another one does not give it
  void enter(String statement) throws Refusal, InterruptedException {
    last = statement;
    if (!hasTurn) {
      Optional<String> busy = shared.turn().take(this, shared.patience());
      if (busy.isPresent()) {
        throw new Refusal(busy(busy.get()));
      }
      hasTurn = true;
      since = System.nanoTime();
      engaged = false;
      boolean alone = shared.usedBy(number);
      if (!alone && OF_THE_SESSION.matcher(statement).find()) {
        throw new Refusal(
            ServerError.of(
                ServerError.NOT_SUPPORTED,
                "currval and lastval do not work through the savepoint proxy of VenomQA after another"
                    + " connection has used the one session",
                "Ask in the same transaction, or use RETURNING."));
      }
    }
    Optional<ServerError> ended = shared.ended();
    if (ended.isPresent()) {
      throw new Refusal(ended.get());
    }
    if (!inner) {
      shared.touch();
    }
  }

  private ServerError busy(String other) {
    return ServerError.of(
        ServerError.LOCK_NOT_AVAILABLE,
        "connection %d (%s) waited %d ms for %s"
            .formatted(number, transaction.applicationName(), shared.patience().toMillis(), other),
        "Through the savepoint proxy of VenomQA only one transaction can be open at a time. An API"
            + " that needs two at once for one call has to be explored with `mechanism: undo-log`.");
  }

  /// The client begins to use the session.
  void engage() {
    if (!engaged) {
      engaged = true;
      toldBefore = told;
    }
  }

  /// Makes sure that what follows is in a transaction.
  void open() throws BackendLost {
    engage();
    if (transaction.state() == State.NONE) {
      transaction.open(State.IMPLICIT, Command.Modes.NONE);
    }
  }

  /// Begins something that a request to cancel may break off.
  void running() {
    synchronized (cancelling) {
      running = true;
    }
  }

  /// Ends it, after a request that is on its way.
  void idle() {
    synchronized (cancelling) {
      running = false;
    }
  }

  /// Breaks off what the client is doing; nothing when it is doing nothing. From any thread.
  void cancel() throws IOException {
    synchronized (cancelling) {
      if (running) {
        shared.backend().cancel();
      }
    }
  }

  /// Ends the transaction well; or else with a rollback, and tells the client why.
  Optional<ServerError> commit() throws BackendLost {
    boolean used = transaction.isSent();
    Optional<ServerError> error = transaction.commit();
    if (error.isPresent()) {
      tell(error.get().message());
      tell(toldBefore);
    } else if (used) {
      tellSettings();
    }
    engaged = false;
    return error;
  }

  /// The transaction did not end well: what was told of settings is taken back.
  void rolledBack() throws BackendLost {
    transaction.rollback();
    if (engaged) {
      tell(toldBefore);
    }
    engaged = false;
  }

  /// To the client; when it is gone, that is told by [#requireClient] once the server has said all.
  void tell(Message message) {
    if (gone == null) {
      try {
        wire.write(message);
      } catch (IOException e) {
        gone = e;
      }
    }
  }

  /// After a client is gone, the server's answers are still to be taken.
  void isGone(IOException e) {
    gone = e;
  }

  boolean hasClient() {
    return gone == null;
  }

  void requireClient() throws IOException {
    if (gone != null) {
      throw gone;
    }
  }

  private void tell(Map<String, String> settings) {
    settings.forEach((setting, value) -> {
      if (!value.equals(told.get(setting))) {
        tell(new Message.Builder('S').text(setting).text(value).message());
      }
    });
    told = Map.copyOf(settings);
  }

  /// Ends a cycle: the client may go on, and so may others unless it is in a transaction.
  void ready() throws IOException {
    if (hasTurn && transaction.state() == State.BLOCK && transaction.isSent()) {
      tellSettings();
    }
    tell(new Message.Builder('Z').int8(transaction.status()).message());
    leave();
    requireClient();
    wire.flush();
  }

  private void tellSettings() {
    tell(backend().reported());
  }

  private void leave() {
    if (hasTurn && transaction.state() == State.NONE) {
      hasTurn = false;
      shared.turn().give();
    }
  }

  /// The client is gone: what it has not committed is rolled back.
  void close() {
    try {
      if (hasTurn && transaction.state() != State.NONE && shared.ended().isEmpty()) {
        transaction.rollback();
      }
    } catch (BackendLost lost) {
      shared.end(Sessions.lost(lost));
    } finally {
      if (hasTurn) {
        hasTurn = false;
        shared.turn().give();
      }
    }
    statements.values().stream()
        .map(Prepared::backendName)
        .filter(used -> !used.isEmpty())
        .forEach(shared::discard);
  }

  @Override
  public String words() {
    long millis = (System.nanoTime() - since) / 1_000_000;
    String statement =
        new String(last.getBytes(Message.BYTES), StandardCharsets.UTF_8)
            .replaceAll("\\s+", " ")
            .strip();
    return "connection %d (%s), busy or in a transaction for %d ms, last statement: %s"
        .formatted(
            number,
            transaction.applicationName(),
            millis,
            statement.substring(0, Math.min(200, statement.length())));
  }
}
