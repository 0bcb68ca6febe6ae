package io.venomqa.engine.canon;

import io.venomqa.engine.model.ContentHash;
import java.util.List;

/// One thing that is so, such as a row that came: all of its constants, and the names in it.
///
/// @param constants of what kind it is, its values that mean themselves, and the places of the
///   names among them
/// @param names in the order of their places; one may be there twice
public record Fact(ContentHash constants, List<Name> names) {

  public Fact {
    names = List.copyOf(names);
  }
}
