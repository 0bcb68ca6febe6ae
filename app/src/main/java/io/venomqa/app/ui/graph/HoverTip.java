package io.venomqa.app.ui.graph;

import javafx.scene.control.Label;

/// What stands beside the pointer: the state or the call under it.
final class HoverTip extends Label {

  HoverTip() {
    getStyleClass().add("graph-tip");
    setManaged(false);
    setMouseTransparent(true);
    setVisible(false);
  }

  /// Shows `text` beside the pointer, within `width`; hides when it is empty.
  void show(String text, double x, double y, double width) {
    setVisible(!text.isEmpty());
    if (!text.isEmpty()) {
      setText(text);
      autosize();
      double left = Math.min(x + 14, Math.max(0, width - getWidth() - 8));
      relocate(left, y > 60 ? y - getHeight() - 10 : y + 18);
    }
  }

  static String text(GraphNode node) {
    return node.name()
        + " · depth "
        + node.depth()
        + " · "
        + node.mark().map(mark -> mark.name() + " rule broken").orElse(node.status().words());
  }

  static String text(GraphEdge edge) {
    return edge.action()
        + "\ns"
        + edge.from()
        + " → s"
        + edge.to()
        + (edge.joins() ? " · joins a known state" : "");
  }
}
