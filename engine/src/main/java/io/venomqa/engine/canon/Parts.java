package io.venomqa.engine.canon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds what hangs together, by breadth-first search from name to name.
final class Parts {

  private final Incidence incidence;
  private final Partition partition;
  private final int[] searchOfName;
  private final int[] searchOfFact;
  private final int[] names;
  private final int[] facts;
  private int search;

  Parts(Incidence incidence, Partition partition) {
    this.incidence = incidence;
    this.partition = partition;
    searchOfName = new int[incidence.names()];
    searchOfFact = new int[incidence.facts()];
    names = new int[incidence.names()];
    facts = new int[incidence.facts()];
  }

  /// The parts of everything, no name being told apart yet. Facts without names are each on their
  /// own.
  List<Part> all() {
    List<Part> parts = new ArrayList<>();
    search++;
    for (int name = 0; name < incidence.names(); name++) {
      addPartWith(name, true, parts);
    }
    for (int fact = 0; fact < incidence.facts(); fact++) {
      if (searchOfFact[fact] != search) {
        parts.add(new Part(new int[0], new int[] {fact}));
      }
    }
    return parts;
  }

  /// What a part falls into where names are told apart. The facts that have only such names are in
  /// none of the smaller parts.
  List<Part> within(Part part) {
    List<Part> parts = new ArrayList<>();
    search++;
    for (int name : part.names()) {
      addPartWith(name, false, parts);
    }
    return parts;
  }

  /// @param all whether names that are told apart count too
  private void addPartWith(int first, boolean all, List<Part> parts) {
    if (!reaches(first, all)) {
      return;
    }
    int namesReached = 0;
    int factsReached = 0;
    names[namesReached++] = first;
    for (int done = 0; done < namesReached; done++) {
      int end = incidence.firstMeeting(names[done] + 1);
      for (int meeting = incidence.firstMeeting(names[done]); meeting < end; meeting++) {
        int fact = incidence.factOfMeeting(meeting);
        if (searchOfFact[fact] != search) {
          searchOfFact[fact] = search;
          facts[factsReached++] = fact;
          int endOfFact = incidence.firstPlace(fact + 1);
          for (int place = incidence.firstPlace(fact); place < endOfFact; place++) {
            if (reaches(incidence.nameAt(place), all)) {
              names[namesReached++] = incidence.nameAt(place);
            }
          }
        }
      }
    }
    parts.add(new Part(Arrays.copyOf(names, namesReached), Arrays.copyOf(facts, factsReached)));
  }

  /// Whether a name is reached for the first time.
  private boolean reaches(int name, boolean all) {
    if (searchOfName[name] == search || (!all && partition.isAlone(name))) {
      return false;
    }
    searchOfName[name] = search;
    return true;
  }
}
