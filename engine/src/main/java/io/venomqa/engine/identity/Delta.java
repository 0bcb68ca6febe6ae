package io.venomqa.engine.identity;

import java.util.Arrays;

/// Which rows came and which went since the initial state, by their numbers in [Rows]. Immutable.
final class Delta {

  static final Delta NONE = new Delta(new int[0], new int[0]);

  private final int[] came;
  private final int[] gone;

  private Delta(int[] came, int[] gone) {
    this.came = came;
    this.gone = gone;
  }

  /// The rows that came, ascending; one may be there several times.
  int[] came() {
    return came;
  }

  /// The rows of the initial state that went, ascending.
  int[] gone() {
    return gone;
  }

  Delta withAdded(int row) {
    int at = Arrays.binarySearch(gone, row);
    return at >= 0 ? new Delta(came, without(gone, at)) : new Delta(with(came, row), gone);
  }

  Delta withRemoved(int row) {
    int at = Arrays.binarySearch(came, row);
    return at >= 0 ? new Delta(without(came, at), gone) : new Delta(came, with(gone, row));
  }

  private static int[] with(int[] rows, int row) {
    int at = Arrays.binarySearch(rows, row);
    int place = at < 0 ? -at - 1 : at;
    int[] more = new int[rows.length + 1];
    System.arraycopy(rows, 0, more, 0, place);
    more[place] = row;
    System.arraycopy(rows, place, more, place + 1, rows.length - place);
    return more;
  }

  private static int[] without(int[] rows, int at) {
    int[] less = new int[rows.length - 1];
    System.arraycopy(rows, 0, less, 0, at);
    System.arraycopy(rows, at + 1, less, at, less.length - at);
    return less;
  }
}
