package io.venomqa.adapters.archive;

import io.venomqa.adapters.archive.Form.StoredRequest;
import io.venomqa.adapters.archive.Form.StoredResponse;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import java.sql.SQLException;
import java.util.List;

/// Requests and responses, each with its body by itself.
final class Exchanges {

  private final ArchiveFile archive;
  private final Contents contents;

  Exchanges(ArchiveFile archive, Contents contents) {
    this.archive = archive;
    this.contents = contents;
  }

  void put(long transition, List<Exchange> exchanges) throws SQLException {
    for (int i = 0; i < exchanges.size(); i++) {
      Exchange exchange = exchanges.get(i);
      archive.change(
          "INSERT INTO exchange VALUES (?, ?, ?, ?, ?)",
          transition,
          i,
          put(exchange.request()),
          put(exchange.response()),
          exchange.nanos());
    }
  }

  List<Exchange> of(long transition) throws ArchiveUnreadable {
    return archive.query(
        "SELECT request, response, nanos FROM exchange WHERE transition = ? ORDER BY ordinal",
        row -> new Exchange(request(row.getLong(1)), response(row.getLong(2)), row.getLong(3)),
        transition);
  }

  long put(Request request) throws SQLException {
    return contents.put(
        Form.REQUEST,
        new StoredRequest(
            request.method(),
            request.target(),
            request.headers().values(),
            contents.put(request.body().bytes())));
  }

  Request request(long id) throws ArchiveUnreadable {
    StoredRequest stored = contents.get(Form.REQUEST, id);
    return new Request(
        stored.method(), stored.target(), new Headers(stored.headers()), body(stored.body()));
  }

  long put(Response response) throws SQLException {
    return contents.put(
        Form.RESPONSE,
        new StoredResponse(
            response.statusCode(),
            response.headers().values(),
            contents.put(response.body().bytes()),
            response.networkError()));
  }

  Response response(long id) throws ArchiveUnreadable {
    StoredResponse stored = contents.get(Form.RESPONSE, id);
    return new Response(
        stored.status(), new Headers(stored.headers()), body(stored.body()), stored.networkError());
  }

  private Body body(long id) throws ArchiveUnreadable {
    return Body.of(contents.get(id));
  }
}
