package io.venomqa.app.ui.explore;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.layout.Pane;

/// The counters side by side, all of one width.
final class CountersView extends Pane {

  private static final PseudoClass LAST = PseudoClass.getPseudoClass("last");

  CountersView(CountersViewModel counters) {
    getStyleClass().add("counters");
    List<CounterView> views = counters.all().stream().map(CounterView::new).toList();
    views.getLast().pseudoClassStateChanged(LAST, true);
    getChildren().addAll(views);
    setMinWidth(0);
  }

  @Override
  protected void layoutChildren() {
    int count = getChildren().size();
    for (int i = 0; i < count; i++) {
      double left = Math.floor(getWidth() * i / count);
      double right = Math.floor(getWidth() * (i + 1) / count);
      getChildren().get(i).resizeRelocate(left, 0, right - left, getHeight() - 1);
    }
  }
}
