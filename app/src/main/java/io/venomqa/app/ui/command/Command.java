package io.venomqa.app.ui.command;

import javafx.beans.value.ObservableValue;

/// Something that can be done.
///
/// @param name verb, or verb and thing, such as `Replay this path`
/// @param keys as a person reads them, such as `Shift F5`; empty for none
/// @param refusal why it cannot be done now and how to change that, as a sentence; empty when it
///   can
/// @param deed what it does; must return at once
public record Command(String name, String keys, ObservableValue<String> refusal, Runnable deed) {

  /// Does it, unless it is refused now.
  ///
  /// @return whether it was done
  public boolean perform() {
    if (isRefused()) {
      return false;
    }
    deed.run();
    return true;
  }

  public boolean isRefused() {
    return !refusal.getValue().isEmpty();
  }

  /// What a tooltip says: the reason of a refusal, else the name, and the keys.
  public String hint() {
    String said = isRefused() ? name + ": " + refusal.getValue() : name;
    return keys.isEmpty() ? said : said + "  (" + keys + ")";
  }
}
