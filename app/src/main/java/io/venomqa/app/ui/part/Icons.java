package io.venomqa.app.ui.part;

import org.kordamp.ikonli.javafx.FontIcon;

/// Makes icons; size and colour come from the style sheet.
public final class Icons {

  private Icons() {}

  /// An icon of Material 2 Outlined.
  ///
  /// @param literal such as `mdomz-play_arrow`
  public static FontIcon of(String literal, String... styleClasses) {
    FontIcon icon = new FontIcon(literal);
    icon.getStyleClass().addAll(styleClasses);
    return icon;
  }
}
