package io.venomqa.engine.model;

import java.util.Objects;

/// The name of an action, unique within a project.
public record ActionId(String name) implements Comparable<ActionId> {

  public ActionId {
    if (Objects.requireNonNull(name).isBlank()) {
      throw new IllegalArgumentException("An action's name must not be blank.");
    }
  }

  @Override
  public int compareTo(ActionId other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
