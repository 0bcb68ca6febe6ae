package io.venomqa.engine.canon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which names are in which facts, as numbers: facts and names count from 0, and so do the places
/// of all facts, those of one after those of the other.
final class Incidence {

  private final long[] high;
  private final long[] low;
  private final int[] firstPlace;
  private final int[] nameAt;
  private final int[] firstOfSame;
  private final int[] firstMeeting;
  private final int[] factOfMeeting;
  private final List<Name> names = new ArrayList<>();
  private int @Nullable [] ranks;

  Incidence(List<Fact> facts) {
    int count = facts.size();
    high = new long[count];
    low = new long[count];
    firstPlace = new int[count + 1];
    for (int fact = 0; fact < count; fact++) {
      high[fact] = facts.get(fact).constants().high();
      low[fact] = facts.get(fact).constants().low();
      firstPlace[fact + 1] = firstPlace[fact] + facts.get(fact).names().size();
    }
    nameAt = new int[firstPlace[count]];
    firstOfSame = new int[nameAt.length];
    number(facts);
    firstMeeting = new int[names.size() + 1];
    factOfMeeting = new int[nameAt.length];
    meet();
  }

  /// By a table of numbers, counted from 1, with open addressing.
  private void number(List<Fact> facts) {
    int[] table = new int[4 * Integer.highestOneBit(Math.max(1, nameAt.length))];
    int place = 0;
    for (Fact fact : facts) {
      for (Name name : fact.names()) {
        int slot = (int) Mix.of(name.hashCode(), 0) & (table.length - 1);
        while (table[slot] != 0 && !names.get(table[slot] - 1).equals(name)) {
          slot = (slot + 1) & (table.length - 1);
        }
        if (table[slot] == 0) {
          names.add(name);
          table[slot] = names.size();
        }
        nameAt[place++] = table[slot] - 1;
      }
    }
  }

  private void meet() {
    for (int fact = 0; fact < facts(); fact++) {
      for (int place = firstPlace[fact]; place < firstPlace[fact + 1]; place++) {
        int same = firstPlace[fact];
        while (nameAt[same] != nameAt[place]) {
          same++;
        }
        firstOfSame[place] = same - firstPlace[fact];
        if (same == place) {
          firstMeeting[nameAt[place] + 1]++;
        }
      }
    }
    for (int name = 0; name < names(); name++) {
      firstMeeting[name + 1] += firstMeeting[name];
    }
    int[] next = firstMeeting.clone();
    for (int fact = 0; fact < facts(); fact++) {
      for (int place = firstPlace[fact]; place < firstPlace[fact + 1]; place++) {
        if (firstOfSame[place] == place - firstPlace[fact]) {
          factOfMeeting[next[nameAt[place]]++] = fact;
        }
      }
    }
  }

  int facts() {
    return high.length;
  }

  int names() {
    return names.size();
  }

  Name name(int number) {
    return names.get(number);
  }

  long constantsHigh(int fact) {
    return high[fact];
  }

  long constantsLow(int fact) {
    return low[fact];
  }

  /// The first place of a fact; its places end where those of the next fact begin.
  int firstPlace(int fact) {
    return firstPlace[fact];
  }

  int nameAt(int place) {
    return nameAt[place];
  }

  /// How far into its fact the name at a place is met first: a fact with one name twice is not one
  /// with two names that look alike.
  int firstOfSame(int place) {
    return firstOfSame[place];
  }

  /// The first of the meetings with a name, one for each fact that it is in; they end where those
  /// with the next name begin.
  int firstMeeting(int name) {
    return firstMeeting[name];
  }

  int factOfMeeting(int meeting) {
    return factOfMeeting[meeting];
  }

  /// The facts that a name is in.
  int[] factsWith(int name) {
    return Arrays.copyOfRange(factOfMeeting, firstMeeting[name], firstMeeting[name + 1]);
  }

  /// Names by their values: where a name comes is the same for equal contents, in whichever order
  /// their facts came.
  int rank(int name) {
    int[] known = ranks;
    if (known == null) {
      Integer[] order = new Integer[names()];
      Arrays.setAll(order, i -> i);
      Arrays.sort(
          order,
          Comparator.comparing((Integer number) -> name(number).domain())
              .thenComparing(number -> name(number).value().getClass().getName())
              .thenComparing(number -> name(number).value().toString()));
      known = new int[order.length];
      for (int i = 0; i < order.length; i++) {
        known[order[i]] = i;
      }
      ranks = known;
    }
    return known[name];
  }
}
