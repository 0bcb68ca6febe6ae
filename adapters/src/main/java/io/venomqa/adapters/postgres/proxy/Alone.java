package io.venomqa.adapters.postgres.proxy;

import io.venomqa.adapters.postgres.proxy.Backend.Outcome;
import io.venomqa.adapters.postgres.proxy.ProxyFailure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The session while no client uses it, for what VenomQA itself does there.
public final class Alone {

  /// Our own settings: the server's, and texts in UTF-8.
  private static final Map<String, String> SETTINGS = Map.of("client_encoding", "UTF8");

  private final Shared shared;

  Alone(Shared shared) {
    this.shared = shared;
  }

  /// Something to be done; on the thread that asks for it.
  public interface Work<T> {
    T in(Alone session) throws ProxyFailure, BackendLost;
  }

  /// Whether clients have used the session since this was last asked.
  public boolean takeTouched() {
    return shared.takeTouched();
  }

  /// The rows of a command, as texts. When it fails, nothing of it stays.
  public List<List<@Nullable String>> rows(String sql) throws ProxyFailure, BackendLost {
    useOwnSettings();
    Outcome outcome =
        shared
            .backend()
            .execute("SAVEPOINT venomqa_q; " + Sql.bytes(sql) + "; RELEASE SAVEPOINT venomqa_q");
    if (outcome.error().isPresent()) {
      shared.own("ROLLBACK TO SAVEPOINT venomqa_q; RELEASE SAVEPOINT venomqa_q");
      throw refused(outcome.error().get());
    }
    return texts(outcome);
  }

  /// Makes it possible to go back to where the session is now.
  ///
  /// @param number greater than those of all others that can be gone back to
  public void checkpoint(long number) throws BackendLost {
    useOwnSettings();
    shared.own("SAVEPOINT venomqa_c" + number);
  }

  /// Goes back to a checkpoint, which stays; those that were made later are gone.
  ///
  /// @param then commands to be done there at once; may be empty
  public void restore(long number, String then) throws ProxyFailure, BackendLost {
    String back = "ROLLBACK TO SAVEPOINT venomqa_c" + number;
    Optional<ServerError> error =
        shared.backend().execute(then.isEmpty() ? back : back + "; " + Sql.bytes(then)).error();
    shared.applied(SETTINGS);
    shared.usedBy(0);
    if (error.isPresent()) {
      shared.own(back);
      throw refused(error.get());
    }
  }

  private void useOwnSettings() throws BackendLost {
    shared.usedBy(0);
    String change = shared.switchTo(SETTINGS);
    if (!change.isEmpty()) {
      shared.own(change);
    }
  }

  private static ProxyFailure refused(ServerError error) {
    return new ProxyFailure(Kind.REFUSED, error.words(), null);
  }

  private static List<List<@Nullable String>> texts(Outcome outcome) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (List<@Nullable String> row : outcome.rows()) {
      List<@Nullable String> texts = new ArrayList<>(row.size());
      for (String text : row) {
        texts.add(text == null ? null : Sql.text(text));
      }
      rows.add(texts);
    }
    return rows;
  }
}
