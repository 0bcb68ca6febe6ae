package io.venomqa.engine.explore;

import io.venomqa.engine.explore.Performer.Performed;
import io.venomqa.engine.explore.Track.WalkedElsewhere;
import io.venomqa.engine.identity.Content;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Learned;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.world.SystemFailure;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Comes to a state of a world in which nothing is restored: walks the path to it again by the
/// actions' own code, which make resources of their own. The values of the context are others then;
/// that they are the same state is checked after every step.
final class Rewalk {

  private static final String REMEDY =
      "Nothing is restored in this project, so each walk of a path must make resources of its own and"
          + " be answered alike: let actions send names that are new each time, such as with"
          + " Date.now(), and keep out of state.context what others change too.";

  private final StateSpace states;
  private final Performer performer;
  private final Map<ActionId, Action> actions;

  Rewalk(StateSpace states, Performer performer, Map<ActionId, Action> actions) {
    this.states = states;
    this.performer = performer;
    this.actions = actions;
  }

  /// Walks to a state.
  ///
  /// @return what the context says there now
  /// @throws WalkedElsewhere when a step did not do the same
  Content to(SearchNode node) throws SystemFailure, InterruptedException {
    Content content = states.node(0).content;
    for (Transition step : states.graph().firstPathTo(node.number).steps()) {
      Action action = Objects.requireNonNull(actions.get(step.action()));
      Performed performed = performer.perform(action, content.context(), () -> {});
      requireSameAnswer(node, step, performed);
      content = states.after(content, action, performed);
      SearchNode to = states.node(step.to());
      if (!states.isWalkedTo(to, content)) {
        throw elsewhere(node, step, "the context says otherwise in " + differing(to, content));
      }
    }
    return content;
  }

  private static void requireSameAnswer(SearchNode node, Transition step, Performed performed)
      throws WalkedElsewhere {
    if (performed.madeNoCall()) {
      throw elsewhere(node, step, "it made no call, and made one at first");
    }
    Response answer = performed.lastResponse().orElseThrow();
    if (answer.statusCode() != step.statusCode()) {
      throw elsewhere(
          node,
          step,
          "it was answered with %s, and with %d at first"
              .formatted(answer.isAnswered() ? answer.statusCode() : "nothing", step.statusCode()));
    }
  }

  private static WalkedElsewhere elsewhere(SearchNode node, Transition step, String what) {
    return new WalkedElsewhere(
        "",
        "walking the path to state s%d again on fresh resources, %s did not do the same: %s"
            .formatted(node.number, step.action().name(), what),
        REMEDY);
  }

  /// The keys whose values are others though nothing that was found out says that they may be.
  private String differing(SearchNode to, Content content) {
    Set<String> may =
        states.identity().learned().stream()
            .filter(learned -> learned.kind() != Learned.Kind.UNEXPLAINED)
            .map(Learned::source)
            .collect(Collectors.toSet());
    Set<String> keys = new TreeSet<>(to.context.values().keySet());
    keys.addAll(content.context().values().keySet());
    keys.removeIf(key ->
        may.contains("context." + key)
            || Objects.equals(to.context.values().get(key), content.context().values().get(key)));
    return keys.isEmpty() ? "which values are the same" : String.join(", ", keys);
  }
}
