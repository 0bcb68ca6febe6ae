package io.venomqa.engine.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A system that invariants can look into by views of its own, such as the `messages` of a mailbox.
public interface Inspectable {

  /// What can be looked at.
  List<View> views();

  /// Looks at the present content.
  ///
  /// @param view the name of one of the views
  /// @param arguments plain data; none for a property
  /// @return plain data: null, a Boolean, a Long, a Double, a String, or a List or Map (by String)
  ///   of plain data
  /// @throws QueryFailure when the arguments are wrong or the system cannot be read
  @Nullable Object look(String view, List<? extends @Nullable Object> arguments)
      throws QueryFailure;

  /// A view's name in scripts, and whether it is called like a function or read like a property.
  record View(String name, boolean isFunction) {}
}
