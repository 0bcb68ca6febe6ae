package io.venomqa.adapters.postgres.proxy;

import io.venomqa.adapters.postgres.proxy.ClientSession.Prepared;
import io.venomqa.adapters.postgres.proxy.Statement.Token;

/// The names of prepared statements in SQL, which belong to each client alone.
final class Renamed {

  private Renamed() {}

  /// The statement with the name that it has in the shared session.
  ///
  /// @throws Refusal when it would be the second one of its name
  static String sql(ClientSession client, Statement statement, Command.OfPrepared of)
      throws Refusal {
    if (of.at() >= statement.tokens().size() || !statement.tokens().get(of.at()).isName()) {
      return statement.sql();
    }
    Token token = statement.tokens().get(of.at());
    Prepared prepared = client.statements().get(token.name());
    if (of.creates()) {
      if (prepared != null) {
        throw Refusal.prepared(token.name());
      }
      prepared = new Prepared(new Command.Plain(), client.newName(), statement.sql());
      client.statements().put(token.name(), prepared);
    }
    if (prepared == null || prepared.backendName().isEmpty()) {
      return statement.sql();
    }
    if (statement.word(0).equals("deallocate")) {
      client.statements().remove(token.name());
    }
    String sql = statement.sql();
    return sql.substring(0, token.start())
        + prepared.backendName()
        + sql.substring(token.start() + token.text().length());
  }
}
