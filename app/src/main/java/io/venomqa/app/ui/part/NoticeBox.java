package io.venomqa.app.ui.part;

import io.venomqa.app.ui.value.Notice;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A sentence that counts, in its colour and with its icon.
public final class NoticeBox extends HBox {

  public NoticeBox(Notice notice, Node... below) {
    getStyleClass().addAll("notice", notice.tone().styleClass());
    Text headline = new Text(notice.headline());
    headline.getStyleClass().add("strong");
    TextFlow words = new TextFlow(headline);
    if (!notice.rest().isEmpty()) {
      Text rest = new Text(" " + notice.rest());
      rest.getStyleClass().add("plain-text");
      words.getChildren().add(rest);
    }
    words.setLineSpacing(2);
    words.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(words, Priority.ALWAYS);
    setMinHeight(USE_PREF_SIZE);
    getChildren()
        .addAll(Icons.of(notice.tone().icon(), "notice-icon", notice.tone().styleClass()), words);
    getChildren().addAll(below);
    setAccessibleText(notice.text());
  }
}
