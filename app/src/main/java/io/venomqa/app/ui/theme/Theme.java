package io.venomqa.app.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/// Light or dark.
public enum Theme {
  LIGHT(new PrimerLight().getUserAgentStylesheet()),
  DARK(new PrimerDark().getUserAgentStylesheet());

  private final String styleSheet;

  Theme(String styleSheet) {
    this.styleSheet = styleSheet;
  }

  String styleSheet() {
    return styleSheet;
  }

  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }
}
