package io.venomqa.app.ui.shell;

import javafx.geometry.Orientation;
import javafx.scene.Cursor;
import javafx.scene.layout.Region;

/// The line between two panes; dragging it resizes one of them, never below 200 px (a panel below:
/// 96).
final class Divider extends Region {

  private static final double REACH = 3;
  private static final double MOST_SHARE = 0.6;

  private double grabbedAt;
  private double sizeThen;

  /// @param pane the one that is resized
  /// @param growsBackwards whether it lies after the divider, so that dragging back enlarges it
  Divider(Orientation line, Region pane, boolean growsBackwards) {
    boolean isUpright = line == Orientation.VERTICAL;
    getStyleClass().add("divider");
    setViewOrder(-1);
    if (isUpright) {
      setMinWidth(1);
      setMaxWidth(1);
    } else {
      setMinHeight(1);
      setMaxHeight(1);
    }
    Region handle = new Region();
    handle.setManaged(false);
    handle.setCursor(isUpright ? Cursor.H_RESIZE : Cursor.V_RESIZE);
    getChildren().add(handle);
    layoutBoundsProperty()
        .addListener((_, _, box) ->
            handle.resizeRelocate(
                isUpright ? -REACH : 0,
                isUpright ? 0 : -REACH,
                isUpright ? 2 * REACH + 1 : box.getWidth(),
                isUpright ? box.getHeight() : 2 * REACH + 1));
    handle.setOnMousePressed(press -> {
      grabbedAt = isUpright ? press.getSceneX() : press.getSceneY();
      sizeThen = isUpright ? pane.getWidth() : pane.getHeight();
    });
    handle.setOnMouseDragged(drag -> {
      double moved = (isUpright ? drag.getSceneX() : drag.getSceneY()) - grabbedAt;
      double wanted = sizeThen + (growsBackwards ? -moved : moved);
      if (isUpright) {
        double most = getScene().getWidth() * MOST_SHARE;
        width(pane, Math.clamp(wanted, 200, Math.max(200, most)));
      } else {
        double most = getScene().getHeight() * MOST_SHARE;
        pane.setPrefHeight(Math.clamp(wanted, 96, Math.max(96, most)));
      }
    });
  }

  /// Gives a pane a width that only a drag changes.
  static void width(Region pane, double width) {
    pane.setMinWidth(width);
    pane.setPrefWidth(width);
    pane.setMaxWidth(width);
  }
}
