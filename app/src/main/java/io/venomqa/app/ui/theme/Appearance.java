package io.venomqa.app.ui.theme;

import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/// Which theme is worn. Starts with the system's and can be switched at any time.
public final class Appearance {

  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(ofSystem());

  /// Makes the program's fonts known and wears the system's theme.
  public Appearance() {
    Fonts.load();
    theme.subscribe(worn -> Application.setUserAgentStylesheet(worn.styleSheet()));
    dressPopUps();
  }

  public ObjectProperty<Theme> themeProperty() {
    return theme;
  }

  public void toggle() {
    theme.set(theme.get().other());
  }

  /// Dresses a scene, now and whenever the theme changes.
  public void dress(Scene scene) {
    scene
        .getStylesheets()
        .add(
            Objects.requireNonNull(Appearance.class.getResource("venomqa.css"), "venomqa.css")
                .toExternalForm());
    theme.subscribe(worn -> mark(scene.getRoot(), worn));
  }

  private static void mark(Parent root, Theme worn) {
    root.pseudoClassStateChanged(DARK, worn == Theme.DARK);
  }

  /// Menus and tooltips are windows with a root of their own.
  private void dressPopUps() {
    Window.getWindows()
        .addListener(
            (ListChangeListener<Window>)
                change -> {
                  while (change.next()) {
                    for (Window opened : change.getAddedSubList()) {
                      if (opened instanceof PopupWindow) {
                        mark(opened.getScene().getRoot(), theme.get());
                      }
                    }
                  }
                });
  }

  private static Theme ofSystem() {
    return Platform.getPreferences().getColorScheme() == ColorScheme.DARK
        ? Theme.DARK
        : Theme.LIGHT;
  }
}
