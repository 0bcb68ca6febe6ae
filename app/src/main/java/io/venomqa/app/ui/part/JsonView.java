package io.venomqa.app.ui.part;

import io.venomqa.app.ui.value.JsonText;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A body with the colours of JSON.
public final class JsonView extends TextFlow {

  public JsonView(String body) {
    setLineSpacing(2);
    setMinHeight(USE_PREF_SIZE);
    for (JsonText.Piece piece : JsonText.of(body)) {
      Text text = new Text(piece.text());
      text.getStyleClass()
          .addAll(
              "mono",
              switch (piece.kind()) {
                case PLAIN -> "code-plain";
                case KEY -> "code-key";
                case TEXT -> "code-text";
                case NUMBER -> "code-number";
                case KEYWORD -> "code-keyword";
              });
      getChildren().add(text);
    }
    setAccessibleText(body);
  }
}
