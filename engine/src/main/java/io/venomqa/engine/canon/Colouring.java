package io.venomqa.engine.canon;

import io.venomqa.engine.model.ContentHash;
import java.util.Arrays;
import java.util.List;

/// Colours of the names of a [Component], of 128 bits each: two names have different colours when
/// something tells them apart, whatever their values are.
///
/// Colour refinement, also known as the Weisfeiler-Leman algorithm of one dimension: a fact's
/// colour is made of its constants and the colours of its names; a name's new colour of its old one
/// and of the facts that it is in. Colours are never made coarser.
final class Colouring {

  private final Component component;
  private final long[] high;
  private final long[] low;

  private Colouring(Component component, long[] high, long[] low) {
    this.component = component;
    this.high = high;
    this.low = low;
  }

  /// Names of one domain look alike to begin with.
  static Colouring initial(Component component) {
    int names = component.names();
    Colouring colouring = new Colouring(component, new long[names], new long[names]);
    for (int name = 0; name < names; name++) {
      long domain = component.domainOf(name);
      colouring.high[name] = Mix.of(domain, 1);
      colouring.low[name] = Mix.of(domain, 2);
    }
    return colouring;
  }

  /// With some names told apart from all others and from each other.
  Colouring individualized(List<Integer> apart) {
    Colouring other = new Colouring(component, high.clone(), low.clone());
    for (int i = 0; i < apart.size(); i++) {
      int name = apart.get(i);
      other.high[name] = Mix.of(high[name], 2L * i + 0x1d);
      other.low[name] = Mix.of(low[name], 2L * i + 0x1e);
    }
    return other;
  }

  /// Refines until no more names are told apart.
  void refine() {
    int known = classes();
    long[] factHigh = new long[component.facts()];
    long[] factLow = new long[component.facts()];
    while (known < high.length) {
      colourFacts(factHigh, factLow);
      colourNames(factHigh, factLow);
      int now = classes();
      if (now == known) {
        return;
      }
      known = now;
    }
  }

  /// Adds up the colours of the facts: the same for two contents when they are the same, and
  /// different when they are not, where no two names have one colour.
  ContentHash sum() {
    long[] factHigh = new long[component.facts()];
    long[] factLow = new long[component.facts()];
    colourFacts(factHigh, factLow);
    long sumHigh = 0;
    long sumLow = 0;
    for (int fact = 0; fact < factHigh.length; fact++) {
      sumHigh += factHigh[fact];
      sumLow += factLow[fact];
    }
    return new ContentHash(sumHigh, sumLow);
  }

  private void colourFacts(long[] factHigh, long[] factLow) {
    for (int fact = 0; fact < factHigh.length; fact++) {
      int[] names = component.namesOf(fact);
      long h = component.constantsHigh(fact);
      long l = component.constantsLow(fact);
      for (int place = 0; place < names.length; place++) {
        int name = names[place];
        // Where it was met first in the fact, since two names may have one colour.
        int first = component.firstPlace(fact, place);
        h = Mix.of(h ^ first, high[name] + place);
        l = Mix.of(l + first, low[name] ^ place);
      }
      factHigh[fact] = h;
      factLow[fact] = l;
    }
  }

  private void colourNames(long[] factHigh, long[] factLow) {
    long[] sumHigh = new long[high.length];
    long[] sumLow = new long[low.length];
    for (int fact = 0; fact < factHigh.length; fact++) {
      int[] names = component.namesOf(fact);
      for (int place = 0; place < names.length; place++) {
        sumHigh[names[place]] += Mix.of(factHigh[fact], 2L * place + 3);
        sumLow[names[place]] += Mix.of(factLow[fact], 2L * place + 4);
      }
    }
    for (int name = 0; name < high.length; name++) {
      high[name] = Mix.of(high[name], sumHigh[name]);
      low[name] = Mix.of(low[name], sumLow[name]);
    }
  }

  private int classes() {
    Integer[] order = sorted();
    int classes = order.length == 0 ? 0 : 1;
    for (int i = 1; i < order.length; i++) {
      if (!same(order[i - 1], order[i])) {
        classes++;
      }
    }
    return classes;
  }

  /// The names of the smallest class of more than one; of several, the one whose colour is least.
  int[] smallestClass() {
    Integer[] order = sorted();
    int begin = 0;
    int[] smallest = new int[0];
    for (int i = 1; i <= order.length; i++) {
      if (i == order.length || !same(order[begin], order[i])) {
        int size = i - begin;
        if (size > 1 && (smallest.length == 0 || size < smallest.length)) {
          smallest = new int[size];
          for (int j = 0; j < size; j++) {
            smallest[j] = order[begin + j];
          }
        }
        begin = i;
      }
    }
    return smallest;
  }

  private boolean same(int one, int other) {
    return high[one] == high[other] && low[one] == low[other];
  }

  private Integer[] sorted() {
    Integer[] order = new Integer[high.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        (one, other) -> {
          int byHigh = Long.compareUnsigned(high[one], high[other]);
          return byHigh != 0 ? byHigh : Long.compareUnsigned(low[one], low[other]);
        });
    return order;
  }
}
