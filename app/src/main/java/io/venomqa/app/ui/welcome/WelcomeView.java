package io.venomqa.app.ui.welcome;

import io.venomqa.app.ui.part.Icons;
import io.venomqa.app.ui.part.Labels;
import io.venomqa.app.ui.part.SeverityShape;
import io.venomqa.app.ui.value.Level;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What is shown while no project is open: two ways in, and why the last one was refused.
public final class WelcomeView extends ScrollPane {

  private static final double WIDTH = 440;

  private final VBox below = new VBox(8);

  /// A problem as it is shown.
  public record ProblemLine(String where, String message, String remedy) {}

  public WelcomeView(Runnable openProject, Runnable openDemo, @Nullable ImageView mark) {
    VBox title =
        new VBox(
            Labels.whole("VenomQA", "page-title"),
            Labels.whole("Finds the bugs that live in sequences of API calls.", "muted"));
    HBox head = new HBox(16);
    if (mark != null) {
      head.getChildren().add(mark);
    }
    head.getChildren().add(title);
    head.setAlignment(Pos.CENTER_LEFT);
    VBox.setMargin(head, new Insets(0, 0, 24, 0));
    VBox column =
        new VBox(
            8,
            head,
            card(
                "mdoal-folder",
                "Open project…",
                "A folder with venomqa.yaml",
                "Ctrl O",
                openProject),
            card(
                "mdomz-science",
                "Try the demo",
                "A built-in shop with a refund bug to be found",
                "Ctrl D",
                openDemo),
            below,
            safety());
    column.setMaxWidth(WIDTH);
    column.setPadding(new Insets(120, 0, 32, 0));
    StackPane centre = new StackPane(column);
    StackPane.setAlignment(column, Pos.TOP_CENTER);
    setContent(centre);
    setFitToWidth(true);
  }

  /// Shows that something is being read.
  public void opening(String what) {
    ProgressBar bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setPrefHeight(4);
    VBox box = new VBox(8, Labels.of("Reading " + what, "strong"), bar);
    box.setPadding(new Insets(16, 0, 8, 0));
    below.getChildren().setAll(box);
  }

  /// Shows why a project cannot be explored.
  public void refused(String headline, List<ProblemLine> problems) {
    VBox text = new VBox(8, Labels.wrapped(headline, "strong"));
    for (ProblemLine problem : problems) {
      VBox row = new VBox(2);
      row.getStyleClass().add("problem-row");
      if (!problem.where().isEmpty()) {
        row.getChildren().add(Labels.wrapped(problem.where(), "mono", "strong"));
      }
      row.getChildren().add(Labels.wrapped(problem.message()));
      if (!problem.remedy().isEmpty()) {
        row.getChildren().add(Labels.wrapped(problem.remedy(), "secondary"));
      }
      text.getChildren().add(row);
    }
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox notice = new HBox(8, Icons.of("mdoal-error_outline", "bad", "notice-icon"), text);
    notice.getStyleClass().addAll("notice", "bad");
    VBox.setMargin(notice, new Insets(8, 0, 0, 0));
    below.getChildren().setAll(notice);
  }

  /// Shows neither.
  public void calm() {
    HBox path =
        new HBox(
            8,
            Labels.whole("create_order", "mono"),
            Labels.whole("→", "mono", "muted"),
            Labels.whole("refund_order", "mono"),
            Labels.whole("→", "mono", "muted"),
            Labels.whole("refund_order", "mono"),
            new SeverityShape(Level.CRITICAL));
    path.setAlignment(Pos.CENTER_LEFT);
    VBox tip =
        new VBox(
            4,
            Labels.whole("What it looks for", "caption"),
            path,
            Labels.wrapped(
                "Each call passes its own check; the sequence breaks a rule.", "secondary"));
    tip.getStyleClass().add("notice");
    VBox.setMargin(tip, new Insets(8, 0, 0, 0));
    below.getChildren().setAll(tip);
  }

  private static Button card(String icon, String title, String words, String keys, Runnable deed) {
    VBox text = new VBox(2, Labels.whole(title, "strong"), Labels.whole(words, "secondary"));
    text.setAlignment(Pos.CENTER_LEFT);
    HBox content =
        new HBox(
            12,
            Icons.of(icon, "accented", "large"),
            text,
            Labels.spring(),
            Labels.whole(keys, "key-cap"));
    content.setAlignment(Pos.CENTER_LEFT);
    content.setFillHeight(false);
    content.setMinWidth(WIDTH - 34);
    content.setMaxWidth(WIDTH - 34);
    Button card = new Button("", content);
    card.getStyleClass().setAll("welcome-card");
    card.setAccessibleText(title + ". " + words);
    card.setOnAction(_ -> deed.run());
    return card;
  }

  private static Node safety() {
    Node words =
        Labels.wrapped(
            "Only databases that look local or like test databases are touched.", "caption");
    VBox.setMargin(words, new Insets(8, 0, 0, 0));
    return words;
  }
}
