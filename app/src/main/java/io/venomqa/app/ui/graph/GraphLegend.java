package io.venomqa.app.ui.graph;

import java.util.EnumSet;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Says what the shapes mean: only those that are in the picture.
final class GraphLegend extends HBox {
  private Set<Entry> shown = EnumSet.noneOf(Entry.class);

  /// A line of the legend.
  enum Entry {
    INITIAL("Initial"),
    TRIED("All calls tried"),
    TRYING("Being tried"),
    WAITING("Waiting"),
    NOTHING_ENABLED("Nothing enabled"),
    CRITICAL("CRITICAL"),
    HIGH("HIGH"),
    MEDIUM("MEDIUM"),
    LOW("LOW"),
    JOINS("Joins a known state");

    private final String words;

    Entry(String words) {
      this.words = words;
    }
  }

  GraphLegend() {
    getStyleClass().add("graph-legend");
    setAlignment(Pos.CENTER_LEFT);
    setSpacing(14);
  }

  void show(Topology graph, Arrangement arrangement) {
    Set<Entry> wanted = entries(graph, arrangement);
    if (!wanted.equals(shown)) {
      shown = wanted;
      getChildren().setAll(wanted.stream().map(GraphLegend::line).toList());
    }
  }

  static Set<Entry> entries(Topology graph, Arrangement arrangement) {
    EnumSet<Entry> entries = EnumSet.noneOf(Entry.class);
    for (Arrangement.DepthBox box : arrangement.boxes()) {
      box.broken().keySet().forEach(mark -> entries.add(Entry.valueOf(mark.name())));
    }
    int states = Math.min(graph.states(), arrangement.states());
    for (int i = 0; i < states; i++) {
      if (!arrangement.shown()[i]) {
        continue;
      }
      @Nullable Mark mark = graph.mark()[i];
      if (mark != null) {
        entries.add(Entry.valueOf(mark.name()));
      } else if (graph.number()[i] == 0) {
        entries.add(Entry.INITIAL);
      } else {
        entries.add(Entry.valueOf(graph.status()[i].name()));
      }
    }
    for (int call = 0; call < graph.calls(); call++) {
      int from = graph.from()[call];
      int to = graph.to()[call];
      if (graph.joins()[call]
          && from < states
          && to < states
          && arrangement.shown()[from]
          && arrangement.shown()[to]) {
        entries.add(Entry.JOINS);
        break;
      }
    }
    return entries;
  }

  private static Node line(Entry entry) {
    Label label = new Label(entry.words, sign(entry));
    label.setGraphicTextGap(5);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static Node sign(Entry entry) {
    StackPane sign = new StackPane();
    sign.setMinSize(18, 18);
    sign.setMaxSize(18, 18);
    LegendSign.of(entry).forEach(shape -> sign.getChildren().add(shape));
    return sign;
  }
}
