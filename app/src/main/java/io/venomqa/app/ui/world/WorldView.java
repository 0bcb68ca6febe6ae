package io.venomqa.app.ui.world;

import io.venomqa.app.session.Finding;
import io.venomqa.app.session.ProjectOverview.SystemInfo;
import io.venomqa.app.ui.part.CommandButton;
import io.venomqa.app.ui.part.Labels;
import io.venomqa.app.ui.part.NoticeBox;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The page of the world: whether its systems can be rolled back.
public final class WorldView extends VBox {

  private final WorldViewModel world;
  private final List<SystemInfo> systems;
  private final VBox content = new VBox(12);

  /// @param systems those that are rolled back together
  public WorldView(WorldViewModel world, List<SystemInfo> systems) {
    this.world = world;
    this.systems = List.copyOf(systems);
    CommandButton prove = new CommandButton(world.prove(), "mdomz-verified_user", "accent");
    CommandButton stop = new CommandButton(world.stop(), "mdomz-stop");
    HBox bar =
        new HBox(
            Labels.whole("World", "strong"),
            Labels.of(
                systems.size() == 1
                    ? "1 system is rolled back at every step"
                    : systems.size() + " systems are rolled back together at every step",
                "secondary"),
            Labels.spring(),
            stop,
            prove);
    bar.getStyleClass().add("tool-bar-row");
    content.getStyleClass().add("page");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("page-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(bar, scroll);
    world
        .proofProperty()
        .subscribe(proof -> {
          stop.setVisible(proof instanceof WorldViewModel.Proof.GoingOn);
          show(proof);
        });
  }

  private void show(WorldViewModel.Proof proof) {
    content.getChildren().setAll(new NoticeBox(world.summary(), waiting(proof)));
    List<Finding> cards =
        proof instanceof WorldViewModel.Proof.Done(var findings)
            ? findings
            : systems.stream()
                .map(system -> Finding.of(system.name(), Finding.Verdict.NOT_TRIED, system.kind()))
                .toList();
    cards.forEach(finding -> content.getChildren().add(new FindingCard(finding)));
  }

  private static Node[] waiting(WorldViewModel.Proof proof) {
    if (!(proof instanceof WorldViewModel.Proof.GoingOn)) {
      return new Node[0];
    }
    ProgressIndicator going = new ProgressIndicator();
    going.setPrefSize(18, 18);
    going.setMinSize(18, 18);
    return new Node[] {going};
  }
}
