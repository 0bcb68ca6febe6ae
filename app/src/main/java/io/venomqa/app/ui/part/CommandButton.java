package io.venomqa.app.ui.part;

import io.venomqa.app.ui.command.Command;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A button that performs a command. A refused one keeps the focus and says why in its tooltip,
/// which a disabled control could not.
public final class CommandButton extends Button {

  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

  private final Command command;

  /// @param icon literal of the icon
  public CommandButton(Command command, String icon, String... styleClasses) {
    super(command.name(), Icons.of(icon));
    this.command = command;
    getStyleClass().addAll(styleClasses);
    setMinWidth(USE_PREF_SIZE);
    setOnAction(_ -> command.perform());
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        key -> {
          if (key.getCode() == KeyCode.ENTER && !key.isShortcutDown()) {
            command.perform();
            key.consume();
          }
        });
    Tooltip tooltip = new Tooltip();
    setTooltip(tooltip);
    command
        .refusal()
        .subscribe(refusal -> {
          pseudoClassStateChanged(REFUSED, !refusal.isEmpty());
          tooltip.setText(command.hint());
          setAccessibleText(command.name());
          setAccessibleHelp(command.hint());
        });
  }

  public Command command() {
    return command;
  }
}
