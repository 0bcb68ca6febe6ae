package io.venomqa.app.ui.shell;

import io.venomqa.app.ui.part.Icons;
import io.venomqa.app.ui.part.Labels;
import io.venomqa.app.ui.theme.Appearance;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// The top line: the project and the theme.
final class HeaderView extends HBox {

  private final Label folder = Labels.of("", "caption");
  private final MenuButton project =
      new MenuButton("VenomQA", Icons.of("mdoal-folder", "accented"));
  private final MenuItem close = new MenuItem("Close project");

  HeaderView(Appearance appearance, Runnable open, Runnable demo, Runnable closeProject) {
    getStyleClass().add("header");
    setMinHeight(40);
    setMaxHeight(40);
    project.getStyleClass().addAll("flat", "strong", "project-menu");
    project.setMnemonicParsing(false);
    project.setMinWidth(USE_PREF_SIZE);
    MenuItem openItem = new MenuItem("Open project…");
    openItem.setOnAction(_ -> open.run());
    MenuItem demoItem = new MenuItem("Try the demo");
    demoItem.setOnAction(_ -> demo.run());
    close.setOnAction(_ -> closeProject.run());
    project.getItems().addAll(openItem, demoItem, new SeparatorMenuItem(), close);
    Button theme = new Button("", Icons.of("mdoal-brightness_medium", "header-icon"));
    theme.getStyleClass().addAll("icon-button", "theme-button");
    theme.setTooltip(new Tooltip("Light or dark"));
    theme.setAccessibleText("Switch between light and dark");
    theme.setOnAction(_ -> appearance.toggle());
    getChildren().addAll(project, folder, Labels.spring(), theme);
    show("VenomQA", "", false);
  }

  /// Names the open project, or the program when there is none.
  void show(String name, String path, boolean isOpen) {
    project.setText(name);
    folder.setText(path);
    close.setDisable(!isOpen);
  }
}
