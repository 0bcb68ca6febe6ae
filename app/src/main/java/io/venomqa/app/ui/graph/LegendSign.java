package io.venomqa.app.ui.graph;

import java.util.List;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;

/// The signs of the legend, as JavaFX shapes that take their colours from the style sheet.
final class LegendSign {
  private LegendSign() {}

  static List<Shape> of(GraphLegend.Entry entry) {
    return switch (entry) {
      case INITIAL ->
          List.of(styled(new Circle(7.5), "initial-ring"), styled(new Circle(4), "initial"));
      case TRIED -> List.of(styled(new Circle(6), "tried"));
      case TRYING -> List.of(styled(new Circle(8), "trying-ring"), styled(new Circle(5), "trying"));
      case WAITING -> List.of(styled(new Circle(5.75), "waiting"));
      case NOTHING_ENABLED ->
          List.of(styled(path("M9 3.5A4.5 4.5 0 1 1 8.99 3.5ZM3 15H15"), "nothing"));
      case CRITICAL ->
          List.of(styled(path("M6.1 2H11.9L16 6.1V11.9L11.9 16H6.1L2 11.9V6.1Z"), "critical"));
      case HIGH -> List.of(styled(path("M9 2L16 14.6H2Z"), "high"));
      case MEDIUM -> List.of(styled(path("M9 1.5L16.5 9L9 16.5L1.5 9Z"), "medium"));
      case LOW -> List.of(styled(path("M3 3H15V15H3Z"), "low"));
      case JOINS -> List.of(styled(new Line(0, 0, 18, 0), "joins"));
    };
  }

  private static Shape path(String outline) {
    SVGPath path = new SVGPath();
    path.setContent(outline);
    return path;
  }

  private static Shape styled(Shape shape, String kind) {
    shape.getStyleClass().setAll("graph-sign", kind);
    return shape;
  }
}
