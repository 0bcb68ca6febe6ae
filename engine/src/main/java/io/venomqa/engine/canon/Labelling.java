package io.venomqa.engine.canon;

import io.venomqa.engine.model.ContentHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The search for the canonical form of one component.
final class Labelling {

  private final Component component;
  private int budget;

  /// @param budget refinements that may be made
  Labelling(Component component, int budget) {
    this.component = component;
    this.budget = budget;
  }

  /// The form; empty when the budget is used up before it is known.
  Optional<ContentHash> form() {
    ContentHash least = least(Colouring.initial(component));
    return Optional.ofNullable(least)
        .map(sum -> new ContentHash(Mix.of(sum.high(), sum.low()), Mix.of(sum.low(), ~sum.high())));
  }

  private @Nullable ContentHash least(Colouring colouring) {
    if (budget-- <= 0) {
      return null;
    }
    colouring.refine();
    int[] alike = colouring.smallestClass();
    if (alike.length == 0) {
      return colouring.sum();
    }
    @Nullable ContentHash least = null;
    for (List<Integer> twins : twins(alike)) {
      ContentHash form = least(colouring.individualized(twins));
      if (form == null) {
        return null;
      }
      if (least == null || compare(form, least) < 0) {
        least = form;
      }
    }
    return least;
  }

  /// Parts names into those that can change places with each other. Whichever of them is told apart
  /// first, second and so on, the result is the same, so all of them are at once.
  private List<List<Integer>> twins(int[] alike) {
    List<List<Integer>> classes = new ArrayList<>();
    for (int name : alike) {
      classes.stream()
          .filter(twins -> component.areTwins(twins.getFirst(), name))
          .findFirst()
          .orElseGet(() -> {
            classes.add(new ArrayList<>());
            return classes.getLast();
          })
          .add(name);
    }
    return classes;
  }

  private static int compare(ContentHash one, ContentHash other) {
    int byHigh = Long.compareUnsigned(one.high(), other.high());
    return byHigh != 0 ? byHigh : Long.compareUnsigned(one.low(), other.low());
  }
}
