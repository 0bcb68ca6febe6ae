package io.venomqa.engine.explore;

import io.venomqa.engine.explore.Replayer.Looks;
import io.venomqa.engine.explore.Replayer.Walk;
import io.venomqa.engine.explore.RequestEdits.Placed;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.world.Api;
import io.venomqa.engine.world.RequestEdit;
import io.venomqa.engine.world.SystemFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes the requests of a minimal path ask for less, one edit after the other. An edit is one of
/// all requests that an action makes at one place.
///
/// An edit stays only if every call is answered with the same status as without it, the rule breaks
/// after the last step and not before, and still no step can be left out: the simpler requests have
/// to show the same thing.
final class SimplerRequests {

  private final Api api;
  private final Trials trials;
  private final Walk plain;
  private final List<ActionId> steps;
  private Walk simplest;
  private RequestEdits edits = RequestEdits.NONE;

  /// @param plain the minimal path, with the requests that the actions' own code makes
  SimplerRequests(Api api, Trials trials, Walk plain) {
    this.api = api;
    this.trials = trials;
    this.plain = plain;
    this.steps = plain.path().actions();
    this.simplest = plain;
  }

  /// What came of it.
  ///
  /// @param edits in words, each with its action; empty where nothing could be simplified
  record Simplified(Walk walk, List<String> edits) {}

  Simplified simplified() throws SystemFailure, InterruptedException, RunAborted {
    int before;
    do {
      before = edits.all().size();
      Set<ActionId> seen = new HashSet<>();
      for (int step = 0; step < steps.size(); step++) {
        if (seen.add(steps.get(step))) {
          for (int call = 0; call < plain.path().steps().get(step).exchanges().size(); call++) {
            simplify(step, call);
          }
        }
      }
    } while (edits.all().size() > before);
    return new Simplified(simplest, edits.all().stream().map(this::words).distinct().toList());
  }

  /// Each edit that stays may make others possible: all are proposed anew for what is sent then.
  private void simplify(int step, int call) throws SystemFailure, InterruptedException, RunAborted {
    Set<String> refused = new HashSet<>();
    Optional<RequestEdit> next = proposed(step, call, refused);
    while (next.isPresent() && trials.allows(steps)) {
      RequestEdits more = edits.and(new Placed(steps.get(step), call, next.get()));
      Optional<Walk> walk = sameAsPlain(more);
      if (walk.isPresent()) {
        edits = more;
        simplest = walk.get();
      } else {
        refused.add(next.get().description());
      }
      next = proposed(step, call, refused);
    }
  }

  private Optional<RequestEdit> proposed(int step, int call, Set<String> refused) {
    Request sent = simplest.path().steps().get(step).exchanges().get(call).request();
    return api.simplifications(sent).stream()
        .filter(edit -> !refused.contains(edit.description()))
        .findFirst();
  }

  /// The walk with these edits, where it shows what the plain one does.
  private Optional<Walk> sameAsPlain(RequestEdits candidate)
      throws SystemFailure, InterruptedException, RunAborted {
    Walk quick = trials.walk(steps, Looks.AT_THE_END, candidate);
    if (!isLikePlain(quick)) {
      return Optional.empty();
    }
    Walk whole = trials.walk(steps, Looks.AFTER_EACH_STEP, candidate);
    return isLikePlain(whole) && !someStepCanBeLeftOut(candidate)
        ? Optional.of(whole)
        : Optional.empty();
  }

  private boolean isLikePlain(Walk walk) {
    return walk.broken().isPresent() && statuses(walk).equals(statuses(plain));
  }

  private static List<List<Integer>> statuses(Walk walk) {
    List<List<Integer>> statuses = new ArrayList<>();
    for (Transition step : walk.path().steps()) {
      statuses.add(step.exchanges().stream().map(made -> made.response().statusCode()).toList());
    }
    return statuses;
  }

  private boolean someStepCanBeLeftOut(RequestEdits candidate)
      throws SystemFailure, InterruptedException, RunAborted {
    for (int step = 0; step < steps.size(); step++) {
      List<ActionId> rest = new ArrayList<>(steps);
      rest.remove(step);
      Walk without = trials.walk(rest, Looks.AT_THE_END, candidate);
      if (without.broken().isPresent()) {
        return true;
      }
    }
    return false;
  }

  private String words(Placed placed) {
    return placed.action().name()
        + (placed.call() == 0 ? "" : ", call " + (placed.call() + 1))
        + ": "
        + placed.edit().description();
  }
}
