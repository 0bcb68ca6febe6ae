package io.venomqa.adapters.redis;

import io.venomqa.engine.model.Cell;
import java.util.Optional;

/// A key that is not what it should be, in words.
final class Difference {

  static final int MOST_NAMED = 20;

  private static final int LONGEST_VALUE = 200;

  private Difference() {}

  static String words(Bytes key, Optional<Image> is, Optional<Image> should) {
    String name = "key " + key.words();
    if (is.isEmpty()) {
      return name + " is missing";
    }
    if (should.isEmpty()) {
      return name + " should not be there";
    }
    String differs = value(should.get());
    String found = value(is.get());
    return differs.equals(found) && is.get().expires() != should.get().expires()
        ? name + (is.get().expires() ? " should not expire" : " should expire")
        : "%s is %s, should be %s".formatted(name, found, differs);
  }

  /// The type and the beginning of the value.
  static String value(Image image) {
    Value value = image.value();
    Cell cell = Plain.cell(value);
    String text = value.type() + " " + cell.display();
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
  }
}
