package io.venomqa.app.ui.theme;

import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// Which theme is worn. Starts with the system's and can be switched at any time.
public final class Appearance {

  private static final PseudoClass LIGHT = PseudoClass.getPseudoClass("light");
  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(ofSystem());

  public Appearance() {
    Fonts.load();
    theme.subscribe(worn -> Application.setUserAgentStylesheet(worn.styleSheet()));
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
    root.pseudoClassStateChanged(LIGHT, worn == Theme.LIGHT);
    root.pseudoClassStateChanged(DARK, worn == Theme.DARK);
  }

  private static Theme ofSystem() {
    return Platform.getPreferences().getColorScheme() == ColorScheme.DARK
        ? Theme.DARK
        : Theme.LIGHT;
  }
}
