package io.venomqa.app.ui.world;

import io.venomqa.app.session.Finding;
import io.venomqa.app.ui.part.Icons;
import io.venomqa.app.ui.part.Labels;
import io.venomqa.app.ui.value.Words;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One part of the world: what was seen of it, and what to do about it.
final class FindingCard extends VBox {

  FindingCard(Finding finding) {
    getStyleClass().add("card");
    Node icon = Icons.of(icon(finding), "header-icon");
    HBox head =
        new HBox(
            8,
            icon,
            Labels.whole(finding.subject(), "mono", "title"),
            Labels.spring(),
            verdict(finding));
    head.getStyleClass().add("card-head");
    VBox body = new VBox(8, Labels.wrapped(Words.sentence(finding.what())));
    body.getStyleClass().add("card-body");
    if (!finding.remedy().isEmpty()) {
      HBox remedy =
          new HBox(8, Labels.whole("What to do", "secondary"), Labels.wrapped(finding.remedy()));
      remedy.getStyleClass().add("remedy");
      body.getChildren().add(remedy);
    }
    getChildren().addAll(head, body);
    setAccessibleText(
        "%s: %s. %s %s"
            .formatted(finding.subject(), words(finding), finding.what(), finding.remedy()));
  }

  private static String icon(Finding finding) {
    return switch (finding.subject()) {
      case "api" -> "mdoal-http";
      case "rollback" -> "mdomz-verified_user";
      case "note" -> "mdoal-info";
      default -> "mdoal-dns";
    };
  }

  private static Node verdict(Finding finding) {
    return switch (finding.verdict()) {
      case OK -> Labels.whole(words(finding), "pill", "good");
      case WRONG -> Labels.whole(words(finding), "pill", "bad");
      case NOT_TRIED -> Labels.whole(words(finding), "pill", "warn");
      case NOTE -> Labels.whole(words(finding), "pill");
    };
  }

  private static String words(Finding finding) {
    return switch (finding.verdict()) {
      case OK -> finding.subject().equals("api") ? "answers" : "proven";
      case WRONG -> "wrong";
      case NOT_TRIED -> "not tried";
      case NOTE -> "to be known";
    };
  }
}
