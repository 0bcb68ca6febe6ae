package io.venomqa.app.ui.shell;

import io.venomqa.app.ui.part.Icons;
import io.venomqa.app.ui.part.Labels;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bottom line: where, whether rollback is proven, how far.
final class StatusBar extends HBox {

  private static final double BAR_WIDTH = 120;

  StatusBar() {
    getStyleClass().add("status-bar");
    setMinHeight(24);
    setMaxHeight(24);
  }

  void empty(String words) {
    getChildren().setAll(part(Labels.of(words, "status-text")));
  }

  void show(StatusViewModel status) {
    Label proofWords = Labels.of(status.proofTextProperty());
    FontIcon proofIcon = Icons.of("mdomz-radio_button_unchecked", "small");
    status
        .proofProperty()
        .subscribe(proof -> {
          proofWords.getStyleClass().removeAll("good", "bad");
          proofIcon.getStyleClass().removeAll("good", "bad");
          switch (proof) {
            case OPEN -> proofIcon.setIconLiteral("mdomz-radio_button_unchecked");
            case RUNNING -> proofIcon.setIconLiteral("mdoal-autorenew");
            case PROVEN -> {
              proofIcon.setIconLiteral("mdomz-verified_user");
              proofIcon.getStyleClass().add("good");
              proofWords.getStyleClass().add("good");
            }
            case FAILED -> {
              proofIcon.setIconLiteral("mdoal-error_outline");
              proofIcon.getStyleClass().add("bad");
              proofWords.getStyleClass().add("bad");
            }
          }
        });
    Region line = new Region();
    line.getStyleClass().add("separator-mark");
    line.setMinHeight(16);
    getChildren()
        .setAll(
            part(Icons.of("mdoal-dns", "small"), Labels.of(status.environmentProperty())),
            line,
            part(proofIcon, proofWords),
            Labels.spring(),
            part(Labels.of(status.progressProperty())),
            bar(status));
  }

  private static HBox part(Node... nodes) {
    HBox part = new HBox(nodes);
    part.getStyleClass().add("status-part");
    return part;
  }

  private static Pane bar(StatusViewModel status) {
    Region track = new Region();
    track.getStyleClass().add("progress-track");
    track.resizeRelocate(0, 10, BAR_WIDTH, 4);
    Region done = new Region();
    done.getStyleClass().add("progress-done");
    Pane bar = new Pane();
    bar.getChildren().addAll(track, done);
    track.setManaged(false);
    done.setManaged(false);
    bar.setMinWidth(BAR_WIDTH);
    bar.setMaxWidth(BAR_WIDTH);
    status
        .shareProperty()
        .subscribe(share -> {
          bar.setVisible(share.doubleValue() >= 0);
          bar.setManaged(bar.isVisible());
          done.resizeRelocate(0, 10, BAR_WIDTH * Math.max(0, share.doubleValue()), 4);
        });
    return bar;
  }
}
