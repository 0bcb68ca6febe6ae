package io.venomqa.app.ui.graph;

/// The colours of the picture, each by the name of the theme's variable that it is read from.
enum Ink {
  GROUND("-color-bg-default"),
  PANEL("-color-bg-subtle"),
  TEXT("-color-fg-default"),
  STRONG("-vq-fg-strong"),
  MUTED("-color-fg-muted"),
  ACCENT("-color-accent-fg"),
  WARNING("-vq-warning-fg"),
  SEVERE("-vq-severe-fg"),
  DANGER("-color-danger-fg"),
  STATE("-vq-node"),
  CALL("-vq-edge"),
  LINE("-color-border-default"),
  FAINT("-color-border-subtle");

  private final String variable;

  Ink(String variable) {
    this.variable = variable;
  }

  String variable() {
    return variable;
  }
}
