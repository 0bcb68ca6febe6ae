package io.venomqa.app.ui.part;

import io.venomqa.app.ui.value.ExchangeText;
import io.venomqa.app.ui.value.StatusText;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A request or a response.
public final class ExchangeView {

  private ExchangeView() {}

  /// Method, address and body; headers too when asked for.
  public static Node request(ExchangeText exchange, boolean headers) {
    Text method = new Text(exchange.method());
    method.getStyleClass().addAll("mono", "strong");
    Text target = new Text(" " + exchange.target());
    target.getStyleClass().addAll("mono", "plain-text");
    TextFlow line = new TextFlow(method, target);
    line.setMinHeight(VBox.USE_PREF_SIZE);
    VBox body = body(line);
    if (headers) {
      body.getChildren().addAll(lines(exchange.requestHeaders()));
    }
    if (!exchange.requestBody().isEmpty()) {
      body.getChildren().add(new JsonView(exchange.requestBody()));
    }
    return body;
  }

  /// Body, or why there is none; headers too when asked for.
  public static Node response(ExchangeText exchange, boolean headers) {
    VBox body = body();
    if (headers) {
      body.getChildren().addAll(lines(exchange.responseHeaders()));
    }
    if (!exchange.networkError().isEmpty()) {
      body.getChildren().add(Labels.wrapped(exchange.networkError(), "bad"));
    } else if (exchange.responseBody().isEmpty()) {
      body.getChildren().add(Labels.of("No body.", "secondary"));
    } else {
      body.getChildren().add(new JsonView(exchange.responseBody()));
    }
    return body;
  }

  /// `200 OK` in its colour.
  public static Label status(ExchangeText exchange) {
    return Labels.whole(exchange.statusText(), "pill", "mono", StatusText.tone(exchange.status()));
  }

  private static List<Label> lines(List<String> headers) {
    return headers.stream().map(header -> Labels.wrapped(header, "mono", "muted")).toList();
  }

  private static VBox body(Node... nodes) {
    VBox body = new VBox(nodes);
    body.getStyleClass().add("detail-body");
    return body;
  }
}
