package io.venomqa.app.ui.graph;

import java.util.BitSet;

/// What stands out in the picture, by indexes of the topology; -1 for none. Not changed once it is
/// in a scene.
///
/// @param path calls of the highlighted path, in order
/// @param pathStates states on it
/// @param step call of the path that a replay is at
/// @param selectedState the selected state
/// @param selectedCall the selected call
/// @param hoveredState state under the pointer
/// @param hoveredCall call under the pointer
/// @param selectionShare how far the selection has faded in, 0 to 1
/// @param hoverShare how far the hover has faded in, 0 to 1
/// @param hits states that the search found
/// @param dimStates states that are filtered out
/// @param dimCalls calls that are filtered out
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared or written
record Emphasis(
    int[] path,
    BitSet pathStates,
    int step,
    int selectedState,
    int selectedCall,
    int hoveredState,
    int hoveredCall,
    double selectionShare,
    double hoverShare,
    BitSet hits,
    BitSet dimStates,
    BitSet dimCalls) {

  static Emphasis none() {
    return new Emphasis(
        new int[0],
        new BitSet(),
        -1,
        -1,
        -1,
        -1,
        -1,
        1,
        1,
        new BitSet(),
        new BitSet(),
        new BitSet());
  }
}
