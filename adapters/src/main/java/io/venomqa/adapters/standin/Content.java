package io.venomqa.adapters.standin;

import io.venomqa.engine.world.Inspectable;
import io.venomqa.engine.world.QueryFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one kind of stand-in holds, and how it is looked at.
///
/// @param <S> the content, immutable
public interface Content<S> {

  /// What it is, for people, such as `mail server`.
  String kind();

  /// All that counts as content.
  List<Item> items(S state);

  /// What invariants can look at.
  List<Inspectable.View> views();

  /// See [Inspectable#look].
  @Nullable Object look(String view, List<? extends @Nullable Object> arguments, S state)
      throws QueryFailure;
}
